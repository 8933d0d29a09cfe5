package trm.evidence.journal;

import trm.evidence.keys.RawPublicKey;
import trm.evidence.keys.SigningKey;

/** How a checkpoint is signed. Nodes know {@link #ED25519} alone. */
public interface CheckpointSuite {
  /** RFC 8032, as C2SP signed-note asks for. */
  CheckpointSuite ED25519 =
      new CheckpointSuite() {
        @Override
        public byte[] sign(SigningKey key, byte[] text) {
          return key.sign(text);
        }

        @Override
        public boolean verifies(RawPublicKey key, byte[] text, byte[] signature) {
          return key.verifies(text, signature);
        }
      };

  /** A signature of 64 bytes. */
  byte[] sign(SigningKey key, byte[] text);

  /** Whether the owner of the key signed the text. Never throws. */
  boolean verifies(RawPublicKey key, byte[] text, byte[] signature);
}
