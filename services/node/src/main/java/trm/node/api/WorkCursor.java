package trm.node.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import trm.node.casework.WorkItem;
import trm.node.casework.WorkPlace;
import trm.referral.CaseReference;
import trm.referral.DeadlineId;

/**
 * The place of the last item of a page, as a text that callers only give back. Nobody is let see
 * more by making one up: it says where a page begins, never whose it is.
 */
final class WorkCursor {
  private static final String SEPARATOR = "\n";

  private WorkCursor() {}

  static String after(WorkItem item) {
    String place =
        String.join(
            SEPARATOR,
            item.dueAt().toString(),
            item.caseReference().value(),
            item.deadline().value());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads one.
   *
   * @throws ProblemException when it is none
   */
  static WorkPlace read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = text.split(SEPARATOR, 3);
      return new WorkPlace(
          Instant.parse(parts[0]), new CaseReference(parts[1]), new DeadlineId(parts[2]));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw RequestJson.wrong("after", "Has no valid form.");
    }
  }
}
