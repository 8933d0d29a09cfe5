package trm.evidence.fsck;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trm.evidence.Generation;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.journal.CheckpointVerifier;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.SignedCheckpoint;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.RawPublicKey;
import trm.evidence.seal.Authorship;
import trm.evidence.seal.SealFault;

/**
 * The keys by which notes and statements are verified: those of all directories that were given,
 * since old receipts need keys that the newest one no longer lists. Many receipts share a note, so
 * the last ones verified are remembered.
 */
final class KeyRing {
  private static final int REMEMBERED_MAX = 4_096;

  private final Collection<Directory> directories;
  private final Map<Generation, CheckpointVerifier> verifiers = new LinkedHashMap<>();
  private final Map<String, Optional<String>> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  KeyRing(Collection<Directory> directories) {
    this.directories = List.copyOf(directories);
  }

  /** Why a note does not count; empty when its journal's key signed it. */
  Optional<String> refusal(SignedCheckpoint signed) {
    return remembered.computeIfAbsent(signed.note(), _ -> verify(signed));
  }

  private Optional<String> verify(SignedCheckpoint signed) {
    try {
      verifiers.computeIfAbsent(signed.checkpoint().journal(), this::verifier).verify(signed);
      return Optional.empty();
    } catch (ProofRejectedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private CheckpointVerifier verifier(Generation journal) {
    List<RawPublicKey> keys =
        directories.stream()
            .flatMap(directory -> directory.entry(journal.node()).stream())
            .map(NodeEntry::keys)
            .flatMap(List::stream)
            .filter(key -> key.use() == KeyUse.JOURNAL)
            .map(PublishedKey::publicKey)
            .distinct()
            .toList();
    return new CheckpointVerifier(journal, keys);
  }

  /** Who signed a statement, by the first directory that knows the key. */
  Authorship author(String jws) {
    Authorship author = new Authorship.Unproven(SealFault.SENDER_UNKNOWN);
    for (Directory directory : directories) {
      if (author instanceof Authorship.Unproven(SealFault fault)
          && fault == SealFault.SENDER_UNKNOWN) {
        author = Authorship.of(jws, directory);
      }
    }
    return author;
  }
}
