package trm.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;
import trm.referral.Part;

/**
 * The node's cases as facts. Every method takes part in the open unit of work. What is personal in
 * a fact rests encrypted under the key of its part and reads as erased once that key is destroyed.
 */
public interface CaseStore {

  /**
   * Locks cases against others until the unit of work ends, in one order whoever asks, and reads
   * them together: a promise that each will be {@linkplain #load loaded}.
   */
  void hold(Set<CaseReference> cases);

  /** The whole file, locked against others until the unit of work ends. */
  CaseFile load(CaseReference caseReference);

  /** The whole file, to be read only. */
  CaseFile read(CaseReference caseReference);

  /**
   * Appends facts, and replaces the case's line in the lists.
   *
   * @param expectedVersion the version of the file that the facts were decided on
   * @throws trm.exchange.StorageFault a conflict, when somebody else was faster
   */
  void append(
      CaseReference caseReference, long expectedVersion, List<FiledFact> facts, CaseLine line);

  /**
   * Cases of which something can still be read and is perhaps kept for long enough: nobody has
   * changed them since then, or something of them was erased before.
   *
   * @param after only what comes after this one, by reference; absent from the front
   * @param limit so many at most
   */
  List<CaseReference> perhapsKeptTooLong(Instant instant, @Nullable CaseReference after, int limit);

  /** The parts of a case that have a key. */
  List<Part> heldParts(CaseReference caseReference);

  /** Destroys the key of a part: what was kept under it can never be read again. */
  void destroyKey(CaseReference caseReference, Part part);

  /** The line of a case, if it is known. */
  @Nullable CaseLine line(CaseReference caseReference);

  /**
   * Lines, the last changed first, and by reference where they changed at once.
   *
   * @param of only cases in which this organisation takes part; absent for all
   * @param after only what stands after this place; absent from the front
   * @param max how many at most
   */
  List<CaseLine> lines(@Nullable OrganisationId of, @Nullable Place after, int max);
}
