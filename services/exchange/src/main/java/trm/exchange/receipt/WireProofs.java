package trm.exchange.receipt;

import java.nio.ByteBuffer;
import java.util.List;
import trm.evidence.Digest;
import trm.evidence.journal.ConsistencyProof;
import trm.wire.ReceiptText;

/** Proofs as the wire carries them. */
final class WireProofs {
  private WireProofs() {}

  static ReceiptText receipt(GivenReceipt given) {
    return new ReceiptText(
        given.owed().messageId().toString(), given.text(), given.owed().toldCode());
  }

  static trm.wire.ConsistencyProof growth(ConsistencyProof proof, String note) {
    List<ByteBuffer> path =
        proof.path().stream().map(hash -> ByteBuffer.wrap(hash.bytes())).toList();
    return new trm.wire.ConsistencyProof(proof.from(), proof.to(), path, note);
  }

  /**
   * Reads a proof.
   *
   * @throws IllegalArgumentException when a hash of it has not 32 bytes
   */
  static ConsistencyProof growth(trm.wire.ConsistencyProof wire) {
    return new ConsistencyProof(
        wire.getFromSize(),
        wire.getToSize(),
        wire.getPath().stream().map(WireProofs::hash).toList());
  }

  private static Digest hash(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return Digest.of(copy);
  }
}
