package trm.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The person's consent and what becomes of it. */
public sealed interface ConsentEvent extends CrossingEvent {
  /**
   * The person, or a guardian, allowed these purposes, receivers and classes.
   *
   * @param replacesExceptionsOf an earlier consent, whose exceptions no longer keep out the nodes
   *     that this one names
   */
  record ConsentGiven(
      ConsentId consentId,
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
      Instant validUntil,
      @Nullable ConsentId replacesExceptionsOf)
      implements ConsentEvent {}

  /** Less is allowed from now on: only what these lists and the earlier ones share. */
  record ConsentNarrowed(
      ConsentId consentId,
      List<String> purposes,
      List<String> receivers,
      List<String> classes,
      List<String> exceptions)
      implements ConsentEvent {}

  /** New use and disclosure stop everywhere at once. */
  record ConsentWithdrawn(ConsentId consentId, String scope, Instant effectiveAt)
      implements ConsentEvent {}

  /** A node carried out a withdrawal; it names what it keeps, why and until when. */
  record ErasureConfirmed(ConsentId consentId, List<Kept> kept, LocalDate cleanFrom)
      implements ConsentEvent {}
}
