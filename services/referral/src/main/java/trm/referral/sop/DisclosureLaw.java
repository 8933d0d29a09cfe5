package trm.referral.sop;

import static trm.referral.DisclosureClass.I;
import static trm.referral.sop.Rule.rule;
import static trm.referral.sop.Rule.silent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Command;
import trm.referral.DirectoryView.NodeView;
import trm.referral.DisclosureClass;
import trm.referral.EventKind;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.HandoverEvent.UnplannedDeparture;
import trm.referral.NodeId;
import trm.referral.Question;
import trm.referral.Telling;
import trm.referral.consent.Consent;
import trm.referral.consent.Contents;
import trm.referral.consent.DisclosureBasis;
import trm.referral.file.Origin;
import trm.referral.measure.MeasureOf;

/** What must be so before anything about the person is told to another node. */
final class DisclosureLaw {
  private static final String EARLY_RISK_ASSESSMENT = "M1.3";
  private static final String ORIGIN_AUTHORITIES = "ORIGIN_AUTHORITIES";

  private DisclosureLaw() {}

  /** Stand before every command. */
  static final List<Rule<Question<? extends Command>>> TELLING =
      List.of(
          rule(
              "DISCLOSURE-01",
              "The directory vouches today for each receiver, and each is another node.",
              q -> q.tellings().stream().allMatch(telling -> isVouched(telling, q))),
          rule(
              "DISCLOSURE-02",
              "A live consent covers each receiver, the purpose and what the message cannot do without, unless law or a risk to life demands it; what it does not cover is left out.",
              q -> q.tellings().stream().allMatch(telling -> hasBasis(telling, q))),
          rule(
              "DISCLOSURE-04",
              "What is told is of a class that the measure may carry in this country.",
              DisclosureLaw::isOfTheMeasure),
          silent(
              "SOP4-CONTACT-01",
              I,
              "The person was advised on asylum before the authorities of the origin are contacted.",
              q -> !asksOriginFirst(q) || q.referral().care().isAdvisedOnAsylum()),
          rule(
              "SOP4-CONTACT-02",
              "The early risk assessment (M1.3) asked about the authorities of the origin before they are contacted.",
              q -> !asksOriginFirst(q) || askedAboutThem(q)),
          silent(
              "SOP4-CONTACT-03",
              I,
              "No claim to asylum is open while the authorities of the origin are contacted.",
              q -> !asksOrigin(q) || !q.referral().care().hasOpenClaim()),
          rule(
              "SOP4-CONTACT-04",
              "The person consents to the contact with the authorities of the origin.",
              q -> q.tellings().stream().allMatch(telling -> isContactAllowed(telling, q))));

  /** Stands before commands that exist to tell somebody something. */
  static final List<Rule<Question<? extends Command>>> TOLD =
      List.of(
          rule("DISCLOSURE-03", "At least one receiver is named.", q -> !q.tellings().isEmpty()));

  /** A warning waits for a node of the case that the directory leaves out today; no other does. */
  private static boolean isVouched(Telling telling, Question<?> q) {
    NodeId to = telling.to();
    boolean another = !to.equals(q.referral().self());
    boolean ofTheCase = isWarning(telling) && q.referral().peers().includes(to);
    return another && (ofTheCase || q.situation().directory().find(to).isPresent());
  }

  private static boolean isWarning(Telling telling) {
    return telling.event().fencing() == EventKind.URGENT
        || telling.event() instanceof UnannouncedArrival
        || telling.event() instanceof UnplannedDeparture;
  }

  private static boolean hasBasis(Telling telling, Question<?> q) {
    return DisclosureBasis.of(telling, q.referral(), q.situation()).isPresent();
  }

  private static boolean isOfTheMeasure(Question<?> q) {
    String measure = MeasureOf.command(q.command(), q.referral());
    Set<DisclosureClass> carried = q.situation().provisions().classes(measure);
    return q.tellings().stream()
        .allMatch(telling -> carried.containsAll(Contents.of(telling.event())));
  }

  /** Advice and assessment are given where the case began; later nodes act on that node's word. */
  private static boolean asksOriginFirst(Question<?> q) {
    return asksOrigin(q) && q.referral().care().beganHere();
  }

  private static boolean asksOrigin(Question<?> q) {
    return q.tellings().stream().anyMatch(telling -> asksOrigin(telling, q));
  }

  /** A mere notice to a node of the case, and a warning, are no contact in this sense. */
  private static boolean asksOrigin(Telling telling, Question<?> q) {
    boolean notice =
        telling.event().fencing() != EventKind.HOLDER
            && DisclosureBasis.isMereNotification(telling, q.referral(), q.situation());
    return !notice && !isWarning(telling) && isOriginAuthority(telling, q);
  }

  private static boolean isContactAllowed(Telling telling, Question<?> q) {
    return !asksOrigin(telling, q)
        || q.situation()
            .directory()
            .find(telling.to())
            .flatMap(to -> consent(to, telling, q))
            .isPresent();
  }

  private static Optional<Consent> consent(NodeView to, Telling telling, Question<?> q) {
    return q.referral().consents().permitting(to, Set.of(), telling.purpose(), q.situation().now());
  }

  /** Which state is asked about a person of its own is taken for hers, whatever else is known. */
  private static boolean isOriginAuthority(Telling telling, Question<?> q) {
    return q.situation()
        .directory()
        .find(telling.to())
        .filter(to -> to.isOriginAuthority() || (to.isAuthority() && asksForItsOwn(telling)))
        .isPresent();
  }

  private static boolean asksForItsOwn(Telling telling) {
    return telling.event() instanceof RequestMade asked
        && Origin.isAskedOfHerOwnState(asked.kind());
  }

  private static boolean askedAboutThem(Question<?> q) {
    return q.referral().care().hasCovered(EARLY_RISK_ASSESSMENT, ORIGIN_AUTHORITIES);
  }
}
