package trm.evidence.verify;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.evidence.Generation;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.journal.CheckpointVerifier;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;
import trm.evidence.seal.Authorship;
import trm.evidence.seal.SealFault;

/**
 * The keys of all nodes, from all directories that came with the bundles: old evidence needs keys
 * that the newest directory no longer lists, and a revocation in any of them counts for all.
 */
final class KeyBook {
  private final List<Directory> newestFirst;

  KeyBook(Collection<Directory> directories) {
    newestFirst =
        directories.stream()
            .distinct()
            .sorted(Comparator.comparingLong(Directory::version).reversed())
            .toList();
  }

  /** Verifies by the unrevoked journal keys: a checkpoint carries no time to hold against one. */
  CheckpointVerifier checkpoints(Generation journal) {
    return new CheckpointVerifier(
        journal,
        newestFirst.stream()
            .flatMap(directory -> directory.entry(journal.node()).stream())
            .flatMap(entry -> entry.keys().stream())
            .filter(key -> key.use() == KeyUse.JOURNAL && revocation(key).isEmpty())
            .map(PublishedKey::publicKey)
            .distinct()
            .toList());
  }

  /** Who signed a statement, by the newest directory that knows the key. */
  Authorship author(String jws) {
    Authorship author = new Authorship.Unproven(SealFault.SENDER_UNKNOWN);
    for (Directory directory : newestFirst) {
      if (author instanceof Authorship.Unproven(SealFault fault)
          && fault == SealFault.SENDER_UNKNOWN) {
        author = Authorship.of(jws, directory);
      }
    }
    return author;
  }

  /** The key as the directory says that revokes it. */
  Optional<PublishedKey> revocation(PublishedKey key) {
    return allKeys()
        .filter(other -> other.kid().equals(key.kid()) && other.revokedAt() != null)
        .findFirst();
  }

  private Stream<PublishedKey> allKeys() {
    return newestFirst.stream()
        .flatMap(directory -> directory.entries().stream())
        .map(NodeEntry::keys)
        .flatMap(List::stream);
  }
}
