package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import java.util.Set;
import trm.referral.Asked;
import trm.referral.CaseCommand.DecideBestInterests;
import trm.referral.CaseCommand.RecordGuardianAgreement;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.DirectoryView.NodeView;
import trm.referral.OrganisationKind;
import trm.referral.Question;
import trm.referral.file.Days;

/**
 * What holds for a child, at every node: one who has come home consents there no more alone than
 * before. Whoever's age is unknown or cannot be read counts as a child until it is verified.
 */
final class ChildLaw {
  private static final String EARLY_RISK_ASSESSMENT = "M1.3";
  private static final String CARER = "CARER";

  private static final Set<OrganisationKind> REPLACING =
      Set.of(OrganisationKind.CHILD_AUTHORITY, OrganisationKind.GUARDIAN_OFFICE);

  private ChildLaw() {}

  static final List<Rule<Question<GiveConsent>>> CONSENT =
      List.of(
          rule(
              "CHILD-01",
              "Whoever is a child, or may be one, does not consent alone: a guardian or another legal representative does.",
              q -> !isChild(q) || !q.command().givenBy().equals("PERSON")),
          rule(
              "CHILD-02",
              "The early risk assessment (M1.3) asked whether the carer may be involved before a carer is asked for consent.",
              q -> !isChildOfThisNode(q) || wasAskedAboutTheCarer(q)),
          rule(
              "CHILD-05",
              "Where the carer was found to be involved (M1.3, CARER_INVOLVED), no guardian consents: another legal representative does.",
              q ->
                  !q.command().givenBy().equals("GUARDIAN")
                      || !q.referral().care().isCarerInvolved()),
          rule(
              "CHILD-09",
              "A guardian consents only for one who is a child, or may be one; of an adult a court may name a representative.",
              q -> !q.command().givenBy().equals("GUARDIAN") || isChild(q)));

  static final List<Rule<Question<RecordGuardianAgreement>>> AGREEMENT =
      List.of(
          rule(
              "CHILD-06",
              "Where the carer was found to be involved (M1.3, CARER_INVOLVED), a child authority or a guardian office agrees to the return, and nobody else.",
              q ->
                  !q.command().agreed()
                      || !q.referral().care().isCarerInvolved()
                      || REPLACING.contains(q.situation().actingKind())),
          rule(
              "CHILD-08",
              "A guardian's word on the return names the guardian who gave it.",
              q -> q.command().guardian().held().filter(name -> !name.isBlank()).isPresent()));

  static final List<Rule<Question<DecideBestInterests>>> BEST_INTERESTS =
      List.of(
          rule(
              "CHILD-03",
              "The child was heard, and the child's view stands beside the determination.",
              q -> q.command().childsView().held().filter(view -> !view.isBlank()).isPresent()),
          rule(
              "CHILD-04",
              "A determination was made on its day, not ahead of it.",
              q -> !q.command().decidedOn().isAfter(Days.of(q.situation().now()))),
          rule(
              "CHILD-07",
              "No authority of the origin is told that it is best for the child to stay or to go elsewhere.",
              q -> q.command().result().equals("RETURN") || isKeptFromTheOrigin(q)));

  private static boolean isKeptFromTheOrigin(Question<DecideBestInterests> q) {
    return q.command().to().stream()
        .flatMap(to -> q.situation().directory().find(to).stream())
        .noneMatch(NodeView::isOriginAuthority);
  }

  private static boolean isChild(Asked q) {
    return q.referral().care().isPresumedChild(Days.of(q.situation().now()));
  }

  /** The early risk assessment is made where the case began; later nodes act on its word. */
  private static boolean isChildOfThisNode(Asked q) {
    return q.referral().care().beganHere() && isChild(q);
  }

  private static boolean wasAskedAboutTheCarer(Asked q) {
    return q.referral().care().hasCovered(EARLY_RISK_ASSESSMENT, CARER);
  }
}
