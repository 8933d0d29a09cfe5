package trm.evidence.fsck;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;

/** Holds the key files against what the directory says of this node. */
final class KeyFilesCheck {
  private static final String TABLE = "key file";
  private final NodeId self;
  private final Instant now;
  private final Report report;

  KeyFilesCheck(NodeId self, Instant now, Report report) {
    this.self = self;
    this.now = now;
    this.report = report;
  }

  void run(NodeKeys held, Directory directory) {
    List<PublishedKey> listed = directory.entry(self).map(NodeEntry::keys).orElseGet(List::of);
    held.published().forEach(key -> isListed(key, listed));
    listed.stream()
        .filter(key -> key.servesAt(now) && !key.isRevokedAt(now))
        .filter(key -> held.published().stream().noneMatch(one -> one.kid().equals(key.kid())))
        .forEach(
            key -> find(key, "The directory lists this key of the node, and no file holds it."));
    report.checked("key files", held.published().size());
  }

  private void isListed(PublishedKey key, List<PublishedKey> listed) {
    Optional<PublishedKey> same =
        listed.stream().filter(one -> one.kid().equals(key.kid())).findAny();
    if (same.isEmpty() && key.servesAt(now)) {
      find(key, "The key serves by its file, and the directory does not list it for this node.");
    } else if (same.isPresent()
        && !(same.get().publicKey().equals(key.publicKey()) && same.get().use() == key.use())) {
      find(key, "The directory lists another key under this name.");
    }
  }

  private void find(PublishedKey key, String sentence) {
    report.find(FlawKind.KEYS_DIFFER, TABLE, key.use() + " " + key.kid(), sentence);
  }
}
