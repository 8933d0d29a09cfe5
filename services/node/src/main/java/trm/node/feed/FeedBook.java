package trm.node.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import trm.referral.OrganisationId;

/**
 * The feed as it is kept. Every method takes part in the open unit of work.
 *
 * <p>Guarantee: an entry gets its position once, after it was committed, and above every position
 * that was ever given. So what is read up to a position is complete for ever.
 */
public interface FeedBook {

  /** Adds entries, in this order. They have no position yet. */
  void append(List<FeedEntry> entries);

  /** How many entries one call gives a position at most: more than ever wait in a node at work. */
  int PLACED_AT_ONCE = 5_000;

  /**
   * Gives committed entries their positions, those that wait longest first. Called in a unit of
   * work of its own.
   */
  void place();

  /** The last entry that has a position. */
  Optional<Placed> last();

  /** Where an entry stands; empty when there is none, or none with a position. */
  OptionalLong positionOf(EntryId id);

  /** The position behind which everything stands that was recorded from then on. */
  long positionBefore(Instant recordedFrom);

  /** Entries in order of their positions. */
  List<Placed> find(Question question);

  /** An entry with its position. */
  record Placed(long position, FeedEntry entry) {}

  /** Who asks: an organisation, and whether every case of the node concerns it. */
  record Asker(OrganisationId organisation, boolean everyCase) {}

  /**
   * Which entries.
   *
   * @param after those behind this position; 0 for the beginning
   * @param upTo and not behind this one
   * @param max how many at most
   */
  record Question(Asker asker, long after, long upTo, int max) {}
}
