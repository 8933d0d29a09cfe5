package trm.referral.sop;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.NodeId;
import trm.referral.Referral;
import trm.referral.Risk;
import trm.referral.file.FactList.Stated;

/** What two assessments must say before anybody travels. */
final class RiskGate {
  private static final String UNACCEPTABLE = "UNACCEPTABLE";

  private RiskGate() {}

  /** Whether this node and another one hold an assessment that is valid today. */
  static boolean isTwoSided(Referral referral, LocalDate today) {
    List<NodeId> sides =
        referral.care().assessments().stream()
            .filter(assessed -> !assessed.event().validUntil().isBefore(today))
            .map(Stated::node)
            .toList();
    return sides.contains(referral.self())
        && sides.stream().anyMatch(side -> !side.equals(referral.self()));
  }

  /** Whether the newest assessment of each side can be read and finds nothing unacceptable. */
  static boolean isAcceptable(Referral referral) {
    return referral.care().assessments().stream()
        .map(Stated::event)
        .allMatch(
            assessed -> isKnown(assessed) && levels(assessed).noneMatch(UNACCEPTABLE::equals));
  }

  private static boolean isKnown(AssessmentShared assessed) {
    return assessed.level().isHeld() || assessed.risks().isHeld();
  }

  private static Stream<String> levels(AssessmentShared assessed) {
    return Stream.concat(
        assessed.level().held().stream(),
        assessed.risks().held().stream().flatMap(List::stream).map(Risk::level));
  }
}
