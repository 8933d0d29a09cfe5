package trm.evidence.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.NodeId;

/**
 * That a node looks after the person who shows it, and since when. Class A alone: it says nothing
 * of what happened, and two statements about one case cannot be told to be.
 *
 * @param caseDigest SHA-256 over the statement's id and then the case reference, both as text: who
 *     knows the case can tell that it is meant, and nobody else learns anything
 * @param nextContactOn the day of the next contact, where one is set
 * @param issuedAt whole seconds
 * @param expiresAt whole seconds, after {@code issuedAt}
 */
public record StatusStatement(
    NodeId issuer,
    StatusId id,
    Digest caseDigest,
    LocalDate inCareSince,
    @Nullable LocalDate nextContactOn,
    Instant issuedAt,
    Instant expiresAt) {
  /** The longest validity: whoever is shown an old one should ask for a new one. */
  public static final Duration VALIDITY_MAX = Duration.ofDays(90);

  public StatusStatement {
    require(isWholeSeconds(issuedAt) && isWholeSeconds(expiresAt), "A time is no whole seconds.");
    require(
        issuedAt.isBefore(expiresAt)
            && Duration.between(issuedAt, expiresAt).compareTo(VALIDITY_MAX) <= 0,
        "A statement expires after its issue, and within " + VALIDITY_MAX.toDays() + " days.");
  }

  /** What stands for a case in a statement of this id. */
  public static Digest digestOf(StatusId id, CaseReference caseReference) {
    return Digest.sha256(id.toString().getBytes(UTF_8), caseReference.value().getBytes(UTF_8));
  }

  /** Whether it is about that case. */
  public boolean isAbout(CaseReference caseReference) {
    return caseDigest.equals(digestOf(id, caseReference));
  }

  private static boolean isWholeSeconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).equals(time);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
