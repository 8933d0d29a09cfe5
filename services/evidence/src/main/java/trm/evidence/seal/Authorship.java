package trm.evidence.seal;

import java.util.Optional;
import trm.evidence.directory.Directory;
import trm.evidence.directory.Directory.OwnedKey;
import trm.evidence.keys.CompactJws;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;

/** Whether a directory's node signed a statement. Opening asks it, and so does the verifier. */
public sealed interface Authorship {

  /**
   * The node that the statement names as sender signed it.
   *
   * @param key with what; whether it served at the time is for the caller to judge
   */
  record Proven(SignedStatement statement, PublishedKey key) implements Authorship {}

  /** Nothing in it may be believed. */
  record Unproven(SealFault fault) implements Authorship {}

  /** Checks a compact JWS. Never throws for what a stranger may have written. */
  static Authorship of(String jws, Directory directory) {
    Optional<CompactJws> parts = CompactJws.parse(jws);
    if (parts.isEmpty()) {
      return new Unproven(SealFault.HEADER_NOT_OF_SUITE);
    }
    Optional<OwnedKey> signer =
        directory.owner(parts.get().kid()).filter(key -> key.key().use() == KeyUse.SIGNING);
    if (signer.isEmpty()) {
      return new Unproven(SealFault.SENDER_UNKNOWN);
    }
    return parts
        .get()
        .verifiedPayload(signer.get().key().publicKey())
        .map(payload -> stated(payload, jws, signer.get()))
        .orElse(new Unproven(SealFault.SIGNATURE_WRONG));
  }

  private static Authorship stated(byte[] payload, String jws, OwnedKey signer) {
    try {
      Statement statement = StatementText.read(payload);
      return statement.sender().equals(signer.node())
          ? new Proven(new SignedStatement(statement, jws), signer.key())
          : new Unproven(SealFault.SIGNATURE_WRONG);
    } catch (IllegalArgumentException notAStatement) {
      return new Unproven(SealFault.UNREADABLE);
    }
  }
}
