package trm.evidence.fsck;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryDetail;

/**
 * All that a node has stored beside its cases, as it was at one moment. Rows come as they lie,
 * since what a damaged one says must still be readable here. Streams are read once, from first to
 * last, and closed by whoever asked; none holds more than a few rows in memory.
 */
public interface NodeRecords {

  /** Whose records these are. */
  NodeId self();

  /** The moment. */
  Instant readAt();

  /** All lines of the journal, by generation and index. */
  Stream<Line> lines();

  /**
   * One line.
   *
   * @param detail what it commits to; absent without a row and where it cannot be opened
   * @param detailState what became of it
   */
  @SuppressWarnings("ArrayRecordComponent") // Rows on their way to a check, never compared.
  record Line(
      int generation,
      long index,
      byte[] leaf,
      byte[] leafHash,
      byte[] completed,
      @Nullable String caseReference,
      @Nullable EntryDetail detail,
      DetailState detailState) {}

  /** What became of an entry's detail. */
  enum DetailState {
    /** There is no row. */
    NONE,
    PRESENT,
    /** The key of its part is gone. */
    ERASED,
    /** It was changed, or moved from another row. */
    UNREADABLE
  }

  /** The highest generation that was opened. */
  int generation();

  /** Whether an earlier generation holds this very leaf: a restored node says things again. */
  boolean isSaidBefore(byte[] leafHash, int generation);

  /** This node's own checkpoints, by generation and size. */
  Stream<Note> checkpoints();

  /** This node's own checkpoint of a size. */
  Optional<Note> checkpoint(int generation, long size);

  /** What was seen of journals, others' and this node's own. */
  Stream<Note> witnessed();

  /** Pairs of notes that contradict each other, the first note of each. */
  Stream<Note> twoFaces();

  /** A signed checkpoint with the columns beside it. */
  @SuppressWarnings("ArrayRecordComponent")
  record Note(String node, int generation, long size, byte[] root, String text) {}

  /** All messages that were posted. */
  Stream<Sent> sent();

  /**
   * One message of the outbox, without its content.
   *
   * @param jws its signed statement
   * @param isTold whether the list of what was told has it; true also for what is older than the
   *     list, and for what tells of no case
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Sent(
      UUID messageId,
      String recipient,
      @Nullable String caseReference,
      String eventType,
      String content,
      byte @Nullable [] envelopeDigest,
      @Nullable String jws,
      String state,
      @Nullable String receipt,
      boolean isTold) {}

  /** The content of a message that is sealed and not yet receipted. */
  Optional<Stored> stored(UUID messageId);

  /**
   * What is stored of a message until its receipt.
   *
   * @param body absent when its part was erased
   * @param isReadable false when the body could not be opened though it was not erased
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Stored(
      byte @Nullable [] envelope,
      byte @Nullable [] body,
      byte @Nullable [] salt,
      boolean isReadable) {}

  /** Receipts held for no message, and rows of what was told that name no message. */
  Stream<Stray> strays();

  /** A row whose counterpart is not there. */
  record Stray(String table, String key) {}

  /** All that the inbox remembers: messages taken in, put aside, and statements kept for ever. */
  Stream<Taken> taken();

  /**
   * One thing that came in.
   *
   * @param table {@code inbox_note}, {@code quarantine}, {@code received_statement} or {@code
   *     receipt_owed}
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Taken(
      String table,
      byte[] envelope,
      @Nullable String sender,
      @Nullable UUID messageId,
      @Nullable String jws) {}

  /** All receipts that are owed or were given. */
  Stream<Owed> owed();

  /**
   * One receipt with the entry that it is for.
   *
   * @param leaf of the entry with that hash; absent when the journal has none
   * @param text absent until it was made
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Owed(
      byte[] envelope,
      UUID messageId,
      String peer,
      byte @Nullable [] leaf,
      @Nullable String text) {}
}
