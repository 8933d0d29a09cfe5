package trm.node.casework;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.node.wire.FactStoreCodec;
import trm.node.wire.Names;
import trm.node.wire.StoredFact;
import trm.referral.Basis;
import trm.referral.BrokenRule;
import trm.referral.CaseReference;
import trm.referral.ConsentEvent;
import trm.referral.DisclosureClass;
import trm.referral.Fact;
import trm.referral.HandoverEvent;
import trm.referral.HandoverId;
import trm.referral.LocalEvent;
import trm.referral.Notice;
import trm.referral.Octets;
import trm.referral.Part;
import trm.referral.ReferralEvent;
import trm.referral.Stamp;

/**
 * What the journal says of a case: an attestation that names nobody but officers by their ids, and
 * beside it the detail, which is erased with the part of the case file that it belongs to.
 */
final class Entries {
  private static final String BY_CACHED_KEYS = "IDENTITY_BY_CACHED_KEYS";
  private static final String EMERGENCY_READING = "EmergencyReading";
  private final FactStoreCodec codec;
  private final Freshness fresh;

  Entries(FactStoreCodec codec, Freshness fresh) {
    this.codec = codec;
    this.fresh = fresh;
  }

  /** An entry and its detail, ready for {@link trm.exchange.Work#journal}. */
  record Line(JournalEntry entry, @Nullable EntryDetail detail) {}

  /** Where the case stands once the entry is written. */
  record Standing(CaseReference caseReference, long epoch, long turn) {}

  /**
   * The entry of a fact that this node states. That two cases are linked is for the organisation
   * alone that linked them, and a bundle shows every entry: so the entry says nothing of it.
   */
  Line ofFact(FiledFact filed, Standing standing) {
    Fact fact = filed.fact();
    return switch (fact.event()) {
      case HandoverEvent.ArrivalConfirmed arrival ->
          new Line(opening(arrival.handoverId(), arrival.epoch(), standing, fact.stamp()), null);
      case HandoverEvent.HandoverClosed closed ->
          new Line(closing(closed, standing, fact.stamp()), null);
      case LocalEvent.CaseLinked linked ->
          new Line(plain(EntryKind.CASE_FACT, standing, fact.stamp()).build(), null);
      // A detail would rest under a fresh key of the very part that this erases.
      case LocalEvent.RetentionEnded ended ->
          new Line(
              plain(EntryKind.ERASURE, standing, fact.stamp()).eventType(nameOf(ended)).build(),
              null);
      case ReferralEvent event -> {
        EntryDetail detail = detail(json(fact), filed.part());
        JournalEntry entry =
            plain(kindOf(event), standing, fact.stamp())
                .eventType(nameOf(event))
                .handover(handoverOf(event))
                .detail(detail)
                .build();
        yield new Line(entry, detail);
      }
    };
  }

  /**
   * The entry with which an arrival opens an epoch. It has no detail, so that its hash is known
   * before the fact that carries it, and turn 0: nobody in this node took a turn yet.
   */
  private static JournalEntry opening(
      HandoverId handover, long epoch, Standing standing, Stamp stamp) {
    Standing opened = new Standing(standing.caseReference(), epoch, 0);
    return plain(EntryKind.HANDOVER_STEP, opened, stamp)
        .eventType("ArrivalConfirmed")
        .handover(handover.value())
        .build();
  }

  private JournalEntry closing(
      HandoverEvent.HandoverClosed closed, Standing standing, Stamp stamp) {
    return plain(EntryKind.HANDOVER_STEP, standing, stamp)
        .eventType("HandoverClosed")
        .handover(closed.handoverId().value())
        .peer(Names.toProof(closed.holder()))
        .cites(Digest.of(closed.cites().bytes()))
        .build();
  }

  /** The entry of a refused order. */
  Line ofRefusal(String command, List<BrokenRule> rules, Standing standing, Stamp stamp) {
    EntryDetail detail = ofRules(command, rules);
    JournalEntry entry =
        plain(EntryKind.REFUSAL, standing, stamp).outcome("refused").detail(detail).build();
    return new Line(entry, detail);
  }

  /** The full reason of a refusal, which only this node may read. */
  EntryDetail ofRules(String refused, List<BrokenRule> rules) {
    String ids =
        rules.stream().map(rule -> '"' + rule.ruleId() + '"').collect(Collectors.joining(","));
    boolean proceedings = rules.stream().anyMatch(Entries::restsOnProceedings);
    return detail(
        "{\"refused\":\"" + refused + "\",\"rules\":[" + ids + "]}",
        proceedings ? Part.PROCEEDINGS : Part.OWN);
  }

  /** The entry of a disclosure that rests on a risk and not on consent. */
  Line ofOverride(Notice notice, Basis.RiskToLife basis, Standing standing) {
    JournalEntry entry =
        plain(EntryKind.OVERRIDE, standing, notice.fact().stamp())
            .eventType(notice.event().getClass().getSimpleName())
            .peer(Names.toProof(notice.recipient()))
            .outcome(basis.reason())
            .build();
    return new Line(entry, null);
  }

  /**
   * Beside an override: the officer was known by keys that the identity provider could not confirm
   * then, since it was away. An auditor may ask whether it would have.
   */
  Line ofCachedKeys(Notice notice, Standing standing) {
    JournalEntry entry =
        plain(EntryKind.OVERRIDE, standing, notice.fact().stamp())
            .eventType(notice.event().getClass().getSimpleName())
            .peer(Names.toProof(notice.recipient()))
            .outcome(BY_CACHED_KEYS)
            .build();
    return new Line(entry, null);
  }

  /** The entry of a reading or an export. */
  JournalEntry ofReading(
      EntryKind kind, Standing standing, Officer by, String purpose, Instant at) {
    return new EntryDraft(kind, standing, by.organisation().value(), by.officer().value(), at, at)
        .statedBy(by.statedBy())
        .outcome(purpose)
        .build();
  }

  /**
   * The entries of a reading because of a danger: that it was one and, where the identity provider
   * could not confirm the officer's token then, how he was known.
   */
  List<JournalEntry> ofEmergencyReading(Standing standing, Officer by, String reason, Instant at) {
    return by.byCachedKeys()
        ? List.of(emergency(standing, by, reason, at), emergency(standing, by, BY_CACHED_KEYS, at))
        : List.of(emergency(standing, by, reason, at));
  }

  private static JournalEntry emergency(Standing standing, Officer by, String what, Instant at) {
    return new EntryDraft(
            EntryKind.OVERRIDE, standing, by.organisation().value(), by.officer().value(), at, at)
        .eventType(EMERGENCY_READING)
        .statedBy(by.statedBy())
        .outcome(what)
        .build();
  }

  /**
   * The entry of a paper that was given to somebody.
   *
   * @param number what stands on the paper; kept in the detail, since the paper may be seen by
   *     whoever reads the attestations
   */
  Line ofPaper(
      String name, String number, Standing standing, Officer by, String purpose, Instant at) {
    EntryDetail detail =
        detail("{\"paper\":\"" + name + "\",\"number\":\"" + number + "\"}", Part.OWN);
    JournalEntry entry =
        new EntryDraft(
                EntryKind.EXPORTED,
                standing,
                by.organisation().value(),
                by.officer().value(),
                at,
                at)
            .statedBy(by.statedBy())
            .eventType(name)
            .outcome(purpose)
            .detail(detail)
            .build();
    return new Line(entry, detail);
  }

  private static EntryDraft plain(EntryKind kind, Standing standing, Stamp stamp) {
    return new EntryDraft(
            kind,
            standing,
            stamp.organisation().value(),
            stamp.officer().value(),
            stamp.occurredAt(),
            stamp.recordedAt())
        .statedBy(stamp.statedBy());
  }

  private String json(Fact fact) {
    StoredFact stored = codec.write(fact);
    return "{\"event\":\""
        + stored.eventType()
        + "\",\"clear\":"
        + stored.clear()
        + ",\"secret\":"
        + stored.secret()
        + "}";
  }

  private EntryDetail detail(String json, Part part) {
    return new EntryDetail(fresh.salt(), json.getBytes(StandardCharsets.UTF_8), part.name());
  }

  private static boolean restsOnProceedings(BrokenRule rule) {
    return rule.basisClass() == DisclosureClass.G || rule.basisClass() == DisclosureClass.H;
  }

  private static EntryKind kindOf(ReferralEvent event) {
    return switch (event) {
      case ConsentEvent.ConsentGiven e -> EntryKind.CONSENT_GIVEN;
      case ConsentEvent.ConsentNarrowed e -> EntryKind.CONSENT_NARROWED;
      case ConsentEvent.ConsentWithdrawn e -> EntryKind.CONSENT_WITHDRAWN;
      case HandoverEvent e -> EntryKind.HANDOVER_STEP;
      case LocalEvent.TurnAccepted e -> EntryKind.TURN_MOVED;
      case LocalEvent.ErasureCarriedOut e -> EntryKind.ERASURE;
      case LocalEvent.RetentionEnded e -> EntryKind.ERASURE;
      case ReferralEvent e -> EntryKind.CASE_FACT;
    };
  }

  /**
   * What an attestation may say of an event, for ever and in every bundle. That there is a claim to
   * asylum, a hold or a decision on status would betray what classes G to I protect, so the name
   * stands in the detail alone.
   */
  private static @Nullable String nameOf(ReferralEvent event) {
    return switch (event) {
      case LocalEvent.AsylumAdviceRecorded e -> null;
      case LocalEvent.AsylumClaimOpened e -> null;
      case LocalEvent.AsylumClaimClosed e -> null;
      case LocalEvent.HoldPlaced e -> null;
      case LocalEvent.HoldReleased e -> null;
      case LocalEvent.IdentificationDecided e -> null;
      case LocalEvent.IdentificationRevoked e -> null;
      case LocalEvent.CaseLinked e -> null;
      case LocalEvent.IndicatorsRecorded e -> null;
      case ReferralEvent e -> e.getClass().getSimpleName();
    };
  }

  private static @Nullable String handoverOf(ReferralEvent event) {
    return switch (event) {
      case HandoverEvent.HandoverOffered e -> e.handoverId().value();
      case HandoverEvent.HandoverAccepted e -> e.handoverId().value();
      case HandoverEvent.HandoverDeclined e -> e.handoverId().value();
      case HandoverEvent.OfferRevoked e -> e.handoverId().value();
      case HandoverEvent.Departed e -> e.handoverId().value();
      case HandoverEvent.ArrivalConfirmed e -> e.handoverId().value();
      case HandoverEvent.NoShow e -> e.handoverId().value();
      case HandoverEvent.HandoverClosed e -> e.handoverId().value();
      case HandoverEvent.FeedbackGiven e -> e.handoverId().value();
      case ReferralEvent e -> null;
    };
  }

  /** The leaf hash of an opening entry, as the law carries it. */
  static Octets openingHash(
      HandoverId handover, long epoch, CaseReference caseReference, Stamp stamp) {
    Standing standing = new Standing(caseReference, epoch, 0);
    return Octets.of(Leaf.hash(opening(handover, epoch, standing, stamp)).bytes());
  }
}
