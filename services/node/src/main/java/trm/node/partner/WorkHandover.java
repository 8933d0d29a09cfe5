package trm.node.partner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import trm.evidence.Digest;
import trm.node.casework.CaseAnswer;
import trm.node.casework.CaseOrder;
import trm.node.casework.Officer;
import trm.node.partner.Partner.Ending;
import trm.referral.CaseCommand.OfferTurn;
import trm.referral.CaseCommand.ReturnTask;
import trm.referral.CaseReference;
import trm.referral.Command;
import trm.referral.Guarded;
import trm.referral.OrganisationId;
import trm.referral.ProceedingsCommand.ReleaseHold;

/**
 * Passes on the work of a partner that ends: its cases are offered to the organisation that
 * follows, and its tasks given back to whoever gave them. A hold of its own is released once the
 * organisation that follows has placed one in the same case, so that the person is not without it
 * for a moment. The law decides each as if the partner had asked, and the person's consent is
 * needed as ever. The officer who ended the partner stands as the officer, since nobody of the
 * partner said it.
 */
public final class WorkHandover {
  private static final String CLIENT = "off-boarding";
  private static final String REASON = "The organisation ceases to be a partner of this node.";
  private static final String NOT_POSSIBLE = "NOT_POSSIBLE";
  private final Function<CaseOrder, CaseAnswer> desk;

  /**
   * @param desk decides and carries out, or says again what it said
   */
  public WorkHandover(Function<CaseOrder, CaseAnswer> desk) {
    this.desk = desk;
  }

  /**
   * Passes on what has not been passed on. Where nobody follows, nothing is done.
   *
   * @return false when the law refused any of it; the case's journal names the rules
   */
  boolean passOn(Partner partner, Holdings held) {
    Ending ending = partner.ending();
    OrganisationId successor = partner.successor();
    if (ending == null || successor == null) {
      return true;
    }
    Officer stead = stead(partner, ending);
    Stream<CaseOrder> offers =
        held.inHand().stream()
            .filter(one -> !one.askedFor())
            .map(one -> offer(one, successor, stead));
    Stream<CaseOrder> returns = held.tasks().stream().map(one -> giveBack(one, stead));
    Stream<CaseOrder> releases =
        held.holds().stream().filter(Holdings.Hold::followed).map(one -> release(one, stead));
    return Stream.of(offers, returns, releases)
            .flatMap(orders -> orders)
            .map(desk)
            .filter(answer -> !(answer instanceof CaseAnswer.Done))
            .count()
        == 0;
  }

  private static Officer stead(Partner partner, Ending ending) {
    return new Officer(
        CLIENT, partner.organisation(), partner.kind(), ending.officer(), CLIENT, Set.of());
  }

  private static CaseOrder offer(Holdings.InHand held, OrganisationId successor, Officer stead) {
    OfferTurn command = new OfferTurn(successor, Guarded.of(REASON), null);
    return order(command, held.caseReference(), held.version(), held.epoch(), held.turn(), stead);
  }

  private static CaseOrder giveBack(Holdings.Task held, Officer stead) {
    ReturnTask command =
        new ReturnTask(held.task(), NOT_POSSIBLE, null, List.of(), Guarded.withheld());
    return order(command, held.caseReference(), held.version(), held.epoch(), held.turn(), stead);
  }

  private static CaseOrder release(Holdings.Hold held, Officer stead) {
    ReleaseHold command = new ReleaseHold(held.hold(), Guarded.of(REASON));
    return order(command, held.caseReference(), held.version(), held.epoch(), held.turn(), stead);
  }

  /** By the version of the file, so that a refusal is asked about again once anything is new. */
  private static CaseOrder order(
      Command command,
      CaseReference caseReference,
      long version,
      long epoch,
      long turn,
      Officer stead) {
    Digest request = Digest.sha256(command.toString().getBytes(StandardCharsets.UTF_8));
    String key = caseReference + ":" + version + ":" + request;
    return new CaseOrder(caseReference, command, epoch, turn, stead, null, key, request);
  }
}
