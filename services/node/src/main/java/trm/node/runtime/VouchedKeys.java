package trm.node.runtime;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.CheckpointSuite;
import trm.evidence.journal.CheckpointVerifier;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.RawPublicKey;
import trm.exchange.outbox.RecipientKeys;
import trm.exchange.receipt.JournalKeys;

/** What the courier asks about keys, answered from the key folder and the directory of today. */
public final class VouchedKeys implements JournalKeys, RecipientKeys {
  private final Supplier<NodeKeys> own;
  private final Supplier<Directory> directory;
  private final InstantSource clock;
  private final CheckpointSuite suite;

  VouchedKeys(Supplier<NodeKeys> own, Supplier<Directory> directory, InstantSource clock) {
    this(own, directory, clock, CheckpointSuite.ED25519);
  }

  /** Asks for key folder and directory at each question, so that both may change. */
  public VouchedKeys(
      Supplier<NodeKeys> own,
      Supplier<Directory> directory,
      InstantSource clock,
      CheckpointSuite suite) {
    this.own = own;
    this.directory = directory;
    this.clock = clock;
    this.suite = suite;
  }

  @Override
  public CheckpointSigner signer(Generation generation) {
    return own.get()
        .journal(clock.instant())
        .map(key -> new CheckpointSigner(generation, key, suite))
        .orElseThrow(() -> new IllegalStateException("This node holds no journal key for today."));
  }

  /** A checkpoint proves what was, so keys that were replaced since still verify. */
  @Override
  public CheckpointVerifier verifier(Generation journal) {
    List<RawPublicKey> keys =
        directory.get().entry(journal.node()).stream()
            .flatMap(entry -> entry.keys().stream())
            .filter(key -> key.use() == KeyUse.JOURNAL && !key.isRevokedAt(clock.instant()))
            .map(PublishedKey::publicKey)
            .toList();
    return new CheckpointVerifier(journal, keys, suite);
  }

  @Override
  public boolean serves(NodeId recipient, KeyId recipientKeyId, boolean urgent, Instant now) {
    Directory today = directory.get();
    return today.entry(recipient).stream()
        .flatMap(entry -> entry.keys().stream())
        .filter(key -> key.kid().equals(recipientKeyId) && !key.isRevokedAt(now))
        .anyMatch(key -> today.serves(key, now) || (urgent && today.servesLate(key, now)));
  }
}
