package trm.referral;

import java.time.Instant;
import trm.referral.file.Origin;
import trm.referral.profile.Provisions;

/**
 * What a decision needs to know from outside the case. Everything is a value, or a function that
 * gives the same answer each time, so that a decision is too.
 *
 * @param now the node's clock
 * @param actingKind what the acting organisation is; for a peer's message, anything
 * @param freshId an id that was never used, for the one new thing that a command makes
 * @param freshCode an arrival code that was never used, for an offer
 * @param codeCheck compares an arrival code with a salted digest
 * @param journal gives the entry with which an arrival opens the next epoch
 * @param provisions what the country's profile and its agreements say
 */
public record Situation(
    Instant now,
    OrganisationKind actingKind,
    String freshId,
    FreshCode freshCode,
    DirectoryView directory,
    CodeCheck codeCheck,
    OpeningEntries journal,
    Provisions provisions) {

  /** The same, with a directory that says which nodes are in the person's own country. */
  Situation of(Referral referral) {
    return new Situation(
        now,
        actingKind,
        freshId,
        freshCode,
        new Origin(referral, directory).inThisCase(),
        codeCheck,
        journal,
        provisions);
  }

  /** How long what is kept. */
  public Retention retention() {
    return provisions.retention();
  }

  /** An arrival code with its salt and SHA-256(salt, UTF-8 of the code). */
  public record FreshCode(String code, Octets salt, Octets digest) {
    @Override
    public String toString() {
      return Guarded.PROTECTED;
    }
  }

  /** Compares an arrival code with what the offer said of it. */
  @FunctionalInterface
  public interface CodeCheck {
    /** Whether SHA-256(salt, UTF-8 of the code) is the digest. */
    boolean matches(Octets salt, Octets digest, String code);
  }

  /** The journal, as far as an arrival cites it. */
  @FunctionalInterface
  public interface OpeningEntries {
    /**
     * The leaf hash of the entry that the caller will append if the arrival is agreed. It may be
     * asked for an arrival that is then refused, and twice for the same one.
     */
    Octets leafHash(HandoverId handover, long epoch);
  }
}
