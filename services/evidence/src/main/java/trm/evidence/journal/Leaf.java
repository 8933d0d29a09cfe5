package trm.evidence.journal;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.schema.SingleObject;
import trm.schema.UnreadableRecordException;
import trm.wire.JournalAttestation;

/**
 * The bytes of an entry in the tree: Avro single-object encoding of {@link JournalAttestation}.
 * What a release has written, every later one reads; equal entries of one release have equal bytes.
 */
public final class Leaf {
  private static final SingleObject SINGLE_OBJECT = new SingleObject();

  private Leaf() {}

  /** The leaf bytes of an entry. */
  public static byte[] encode(JournalEntry entry) {
    return SINGLE_OBJECT.encode(
        JournalAttestation.newBuilder()
            .setKind(entry.kind().name())
            .setEventType(entry.eventType())
            .setCaseReference(ifPresent(entry.caseReference(), CaseReference::value))
            .setEpoch(entry.epoch())
            .setTurn(entry.turn())
            .setOrganisation(entry.organisation())
            .setOfficer(entry.officer())
            .setStatedBy(entry.statedBy())
            .setOccurredAt(entry.occurredAt())
            .setRecordedAt(entry.recordedAt())
            .setMessageId(ifPresent(entry.messageId(), MessageId::toString))
            .setPeer(ifPresent(entry.peer(), NodeId::value))
            .setEnvelopeDigest(bytes(entry.envelopeDigest()))
            .setStatementDigest(bytes(entry.statementDigest()))
            .setOutcome(entry.outcome())
            .setHandover(entry.handover())
            .setCites(bytes(entry.cites()))
            .setDetailCommitment(bytes(entry.detailCommitment()))
            .build());
  }

  /**
   * The entry of leaf bytes.
   *
   * @throws ProofRejectedException when the bytes are not those of one entry, and nothing else
   */
  public static JournalEntry decode(byte[] leaf) {
    try {
      return entry(SINGLE_OBJECT.decode(leaf, JournalAttestation.class));
    } catch (UnreadableRecordException | IllegalArgumentException e) {
      throw new ProofRejectedException("The leaf is not an entry that this release can read.", e);
    }
  }

  /** The hash that the tree is built on and that other entries cite. */
  public static Digest hash(byte[] leaf) {
    return TreeHash.leaf(leaf);
  }

  /** As {@link #hash(byte[])}, of an entry not yet encoded. */
  public static Digest hash(JournalEntry entry) {
    return hash(encode(entry));
  }

  private static JournalEntry entry(JournalAttestation record) {
    return new JournalEntry(
        EntryKind.valueOf(record.getKind()),
        record.getEventType(),
        ifPresent(record.getCaseReference(), CaseReference::new),
        record.getEpoch(),
        record.getTurn(),
        record.getOrganisation(),
        record.getOfficer(),
        record.getStatedBy(),
        record.getOccurredAt(),
        record.getRecordedAt(),
        ifPresent(record.getMessageId(), MessageId::of),
        ifPresent(record.getPeer(), NodeId::new),
        digest(record.getEnvelopeDigest()),
        digest(record.getStatementDigest()),
        record.getOutcome(),
        record.getHandover(),
        digest(record.getCites()),
        digest(record.getDetailCommitment()));
  }

  private static <A, B> @Nullable B ifPresent(@Nullable A value, Function<A, B> form) {
    return value == null ? null : form.apply(value);
  }

  private static @Nullable ByteBuffer bytes(@Nullable Digest digest) {
    return ifPresent(digest, d -> ByteBuffer.wrap(d.bytes()));
  }

  private static @Nullable Digest digest(@Nullable ByteBuffer buffer) {
    return ifPresent(
        buffer,
        b -> {
          byte[] bytes = new byte[b.remaining()];
          b.duplicate().get(bytes);
          return Digest.of(bytes);
        });
  }
}
