package trm.evidence.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import trm.evidence.directory.Directory;
import trm.evidence.directory.Directory.OwnedKey;
import trm.evidence.keys.CompactJws;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;

/** Whether a node of the directory signed a status statement that still counts. */
public sealed interface StatusProof {
  /** How far the clocks of two bodies may differ. */
  Duration CLOCK_SKEW_MAX = Duration.ofMinutes(5);

  /** The node that it names signed it, and its time is not over. */
  record Proven(StatusStatement statement) implements StatusProof {}

  /** Nothing in it may be believed. */
  record Unproven(StatusFault fault) implements StatusProof {}

  /** Checks a compact JWS as of a moment. Never throws for what a stranger may have written. */
  static StatusProof of(String jws, Directory directory, Instant at) {
    Optional<CompactJws> parts = CompactJws.parse(jws.strip());
    if (parts.isEmpty()) {
      return new Unproven(StatusFault.UNREADABLE);
    }
    Optional<OwnedKey> signer =
        directory.owner(parts.get().kid()).filter(key -> key.key().use() == KeyUse.SIGNING);
    if (signer.isEmpty()) {
      return new Unproven(StatusFault.KEY_UNKNOWN);
    }
    return parts
        .get()
        .verifiedPayload(signer.get().key().publicKey())
        .map(payload -> stated(payload, signer.get(), directory, at))
        .orElse(new Unproven(StatusFault.SIGNATURE_WRONG));
  }

  private static StatusProof stated(
      byte[] payload, OwnedKey signer, Directory directory, Instant at) {
    try {
      StatusStatement statement = StatusText.read(payload);
      return fault(statement, signer, directory, at)
          .<StatusProof>map(Unproven::new)
          .orElse(new Proven(statement));
    } catch (IllegalArgumentException notAStatement) {
      return new Unproven(StatusFault.UNREADABLE);
    }
  }

  private static Optional<StatusFault> fault(
      StatusStatement statement, OwnedKey signer, Directory directory, Instant at) {
    PublishedKey key = signer.key();
    if (!statement.issuer().equals(signer.node())) {
      return Optional.of(StatusFault.ISSUER_DIFFERS);
    }
    if (!directory.serves(key, statement.issuedAt()) || key.isRevokedAt(at)) {
      return Optional.of(StatusFault.KEY_NOT_IN_SERVICE);
    }
    if (statement.issuedAt().isAfter(at.plus(CLOCK_SKEW_MAX))) {
      return Optional.of(StatusFault.NOT_YET_VALID);
    }
    return at.isBefore(statement.expiresAt()) ? Optional.empty() : Optional.of(StatusFault.EXPIRED);
  }
}
