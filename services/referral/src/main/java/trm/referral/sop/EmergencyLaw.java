package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import trm.referral.CaseCommand.ReviewEmergencyReadings;
import trm.referral.Question;
import trm.referral.file.EmergencyReadings;

/** SOP 2: what is asked of whoever reads a case because of a danger. */
final class EmergencyLaw {
  private EmergencyLaw() {}

  static final List<Rule<Question<ReviewEmergencyReadings>>> REVIEW =
      List.of(
          rule(
              "SOP2-EMERGENCY-01",
              "An emergency reading waits for its review, and another officer than the one who read reviews it.",
              q -> EmergencyReadings.of(q.referral()).mayBeReviewedBy(q.order().stamp())));
}
