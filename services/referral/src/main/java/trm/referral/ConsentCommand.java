package trm.referral;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the person, or a guardian, allows, narrows and takes back. */
public sealed interface ConsentCommand extends Command {
  /**
   * Records a consent; the profile says until when where the caller does not.
   *
   * @param replacesExceptionsOf an earlier consent, whose exceptions no longer keep out the nodes
   *     that this one names
   */
  record GiveConsent(
      Pseudonym subject,
      String givenBy,
      List<String> purposes,
      List<String> receivers,
      List<String> classes,
      List<String> exceptions,
      String language,
      boolean interpreter,
      @Nullable Octets evidenceDigest,
      Instant validFrom,
      @Nullable Instant validUntil,
      @Nullable ConsentId replacesExceptionsOf)
      implements ConsentCommand {}

  /** Keeps of a consent what these lists and its own share. */
  record NarrowConsent(
      ConsentId consentId,
      List<String> purposes,
      List<String> receivers,
      List<String> classes,
      List<String> exceptions)
      implements ConsentCommand {}

  /** Takes a consent back. */
  record WithdrawConsent(ConsentId consentId, String scope) implements ConsentCommand {}
}
