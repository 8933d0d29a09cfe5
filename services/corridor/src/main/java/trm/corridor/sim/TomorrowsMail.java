package trm.corridor.sim;

import java.time.Instant;
import trm.evidence.NodeId;
import trm.exchange.outbox.Dispatch;
import trm.node.wire.Names;
import trm.node.wire.WireCodec;
import trm.referral.AlertId;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.OrganisationId;
import trm.referral.SafetyEvent.RiskAlert;
import trm.referral.Stamp;

/** What a node of a newer release says that today's release does not know. */
final class TomorrowsMail {
  /** Begins the ids of its alerts, by which a reader of the ledgers finds them. */
  static final String ORGANISATION = "tomorrow";

  private static final int NEWEST = Integer.MAX_VALUE;

  /** A record of no schema that anybody here has: the header, then a fingerprint of nothing. */
  private static final byte[] UNKNOWN_RECORD = {(byte) 0xC3, 1, 9, 9, 9, 9, 9, 9, 9, 9, 0};

  private TomorrowsMail() {}

  /** A warning in whose fields a code stands that no list has yet. */
  static Dispatch warning(
      WireCodec wire, NodeId self, NodeId to, long epoch, String id, Instant now) {
    RiskAlert alert =
        new RiskAlert(
            new AlertId(id),
            Guarded.of("A_DANGER_OF_TOMORROW"),
            Guarded.of("HIGH"),
            Guarded.of("PERSON"),
            Guarded.of("MEET_AT_ARRIVAL"),
            "LIFE");
    Stamp stamp =
        new Stamp(
            now,
            now,
            "M2.4",
            Names.toLaw(self),
            new OrganisationId(ORGANISATION),
            Stamp.SYSTEM,
            null);
    byte[] body =
        wire.encode(
            new Fact(alert, stamp),
            NEWEST,
            file -> {
              throw new IllegalStateException("A warning carries no file.");
            });
    return dispatch(to, epoch, "RiskAlert", body, now);
  }

  /** An event in a form that is not known yet. */
  static Dispatch unknown(NodeId to, long epoch, Instant now) {
    return dispatch(to, epoch, "StatusTold", UNKNOWN_RECORD.clone(), now);
  }

  private static Dispatch dispatch(
      NodeId to, long epoch, String eventType, byte[] body, Instant now) {
    return new Dispatch(
        to, Officers.CASE, epoch, 1, eventType, body, null, ORGANISATION, "system", null, now);
  }
}
