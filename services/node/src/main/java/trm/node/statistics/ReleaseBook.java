package trm.node.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import trm.evidence.Digest;
import trm.referral.CaseReference;

/**
 * Releases that were made, and the cases that are counted in one. Every method takes part in the
 * open unit of work.
 */
public interface ReleaseBook {

  /**
   * A release as it was made, byte for byte.
   *
   * @param text the JSON that is served
   * @param digest of that text; the journal holds it too
   */
  record Kept(ReleasePeriod period, String text, Digest digest) {}

  /** The first day that no release is about; empty before the first release. */
  Optional<LocalDate> releasedUntil();

  /**
   * Keeps a release for ever.
   *
   * @return false when there is one already for any of its days
   */
  boolean add(Kept release, Instant now);

  /** Every release that is published by now, the newest first. */
  List<Kept> published(Instant now);

  /** Cases that began at this node in that time. */
  List<CaseReference> begun(Instant from, Instant until);
}
