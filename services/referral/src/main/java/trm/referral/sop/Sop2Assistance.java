package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.referral.CaseCommand.AcceptTurn;
import trm.referral.CaseCommand.OfferTurn;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentCommand.NarrowConsent;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentId;
import trm.referral.DirectoryView.NodeView;
import trm.referral.NodeId;
import trm.referral.Question;
import trm.referral.consent.Consent;
import trm.referral.consent.Receivers;
import trm.referral.file.Days;
import trm.referral.profile.Term;

/** SOP 2: the person's consent, and the referral from one organisation to the next. */
final class Sop2Assistance {
  private Sop2Assistance() {}

  static final List<Rule<Question<GiveConsent>>> CONSENT =
      List.of(
          rule(
              "SOP2-CONSENT-01",
              "A consent names its purposes and its receivers; it is never a blank authorisation.",
              q -> !q.command().purposes().isEmpty() && !q.command().receivers().isEmpty()),
          rule(
              "SOP2-CONSENT-02",
              "A consent ends, after it begins and after today.",
              q ->
                  given(q)
                      .allMatch(
                          c ->
                              c.validFrom().isBefore(c.validUntil())
                                  && q.situation().now().isBefore(c.validUntil()))),
          rule(
              "SOP2-CONSENT-03",
              "The language in which the person was asked is named.",
              q -> !q.command().language().isBlank()),
          rule(
              "SOP2-CONSENT-04",
              "Each receiver and each exception is a node, an organisation of a node, a kind of node or a known group.",
              Sop2Assistance::isUnderstood),
          rule(
              "SOP2-CONSENT-07",
              "A consent lasts no longer than this country's law lets it.",
              q -> given(q).noneMatch(c -> isTooLong(c, q))),
          rule(
              "SOP2-CONSENT-08",
              "A consent that replaces the exceptions of an earlier one names a consent that is known here and was not withdrawn.",
              q ->
                  q.command().replacesExceptionsOf() == null
                      || isOpen(q.command().replacesExceptionsOf(), q)));

  static final List<Rule<Question<NarrowConsent>>> NARROWING =
      List.of(
          rule(
              "SOP2-CONSENT-05",
              "The consent to be narrowed is known here and was not withdrawn.",
              q -> isOpen(q.command().consentId(), q)));

  static final List<Rule<Question<WithdrawConsent>>> WITHDRAWAL =
      List.of(
          rule(
              "SOP2-CONSENT-06",
              "The consent to be withdrawn is known here and was not withdrawn before, save by a guardian or another representative whose word the child authority now completes.",
              Sop2Assistance::mayWithdraw));

  static final List<Rule<Question<OfferTurn>>> TURN_OFFER =
      List.of(
          rule(
              "SOP2-TURN-01",
              "The case is offered to another organisation than the one that has it in hand.",
              q -> !q.referral().turnHolder().equals(Optional.of(q.command().to()))),
          rule(
              "SOP2-TURN-03",
              "Another organisation is asked to take the case over under a live consent for help that names it or this node, for a child by law, or on a coded reason of danger.",
              Sop2Assistance::hasBasis));

  static final List<Rule<Question<AcceptTurn>>> TURN_ACCEPTANCE =
      List.of(
          rule(
              "SOP2-TURN-02",
              "The organisation that takes the case over was asked to.",
              q ->
                  q.referral()
                      .responsibility()
                      .turnOfferedTo()
                      .equals(Optional.of(q.order().stamp().organisation()))));

  /** No organisation of its own asks itself; a child's referral waits for nobody's consent. */
  private static boolean hasBasis(Question<OfferTurn> q) {
    return q.command().to().equals(q.order().stamp().organisation())
        || isInDanger(q.command())
        || q.referral().care().isPresumedChild(Days.of(q.situation().now()))
        || q.referral().consents().permitHelpBy(here(q), q.command().to(), q.situation().now());
  }

  /** Whether the other organisation is asked on a coded reason of danger. */
  static boolean isInDanger(OfferTurn turn) {
    String danger = turn.basis();
    return danger != null && !danger.isBlank();
  }

  /** This node, as the directory has it. */
  static NodeView here(Question<?> q) {
    NodeId self = q.referral().self();
    return q.situation().directory().find(self).orElse(new NodeView(self, "", "", ""));
  }

  private static Stream<ConsentGiven> given(Question<GiveConsent> q) {
    return q.draft().first(ConsentGiven.class).stream();
  }

  private static boolean isTooLong(ConsentGiven consent, Question<GiveConsent> q) {
    return q.situation()
        .provisions()
        .isBeyond(
            Term.CONSENT_VALIDITY, Days.of(consent.validFrom()), Days.of(consent.validUntil()));
  }

  private static boolean isUnderstood(Question<GiveConsent> q) {
    return Stream.concat(q.command().receivers().stream(), q.command().exceptions().stream())
        .allMatch(Receivers::isUnderstood);
  }

  private static boolean isOpen(ConsentId id, Question<?> q) {
    return q.referral().consents().find(id).filter(c -> !c.isWithdrawn()).isPresent();
  }

  private static boolean mayWithdraw(Question<WithdrawConsent> q) {
    return q.referral()
        .consents()
        .find(q.command().consentId())
        .filter(consent -> !consent.isWithdrawn() || consent.isByAnother())
        .map(Consent::id)
        .isPresent();
  }
}
