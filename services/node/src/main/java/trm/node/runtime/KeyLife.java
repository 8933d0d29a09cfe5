package trm.node.runtime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.evidence.journal.EntryDetail;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.exchange.receipt.KeyRetirement;
import trm.node.LogEvent;
import trm.node.casework.Freshness;
import trm.node.keys.KnownKeys;

/**
 * The life of this node's keys: the journal tells of each when it is first held, and the private
 * half of an encryption key is destroyed once nothing that was sealed to it can still come. The
 * newest encryption key that has begun to serve is kept, however old it is.
 */
final class KeyLife {
  private static final Logger LOG = LoggerFactory.getLogger(KeyLife.class);
  private static final String HELD = "KEY_HELD";
  private static final String DESTROYED = "PRIVATE_HALF_DESTROYED";
  private final KeyFolder folder;
  private final KeyRing ring;
  private final KeyRetirement retirement;
  private final KnownKeys known;
  private final UnitOfWork unitOfWork;
  private final MailEntries entries;
  private final Freshness fresh;

  KeyLife(
      KeyFolder folder,
      KeyRing ring,
      KeyRetirement retirement,
      KnownKeys known,
      UnitOfWork unitOfWork,
      MailEntries entries,
      Freshness fresh) {
    this.folder = folder;
    this.ring = ring;
    this.retirement = retirement;
    this.known = known;
    this.unitOfWork = unitOfWork;
    this.entries = entries;
    this.fresh = fresh;
  }

  /**
   * Tells of new keys and retires old ones.
   *
   * @return how many private halves were destroyed
   */
  int step(Instant now) {
    List<PublishedKey> held = ring.get().published();
    unitOfWork.carryOut(work -> tellOfNew(work, held, now));
    List<PublishedKey> over = over(held, now);
    over.forEach(key -> destroy(key, now));
    if (!over.isEmpty()) {
      ring.refresh();
    }
    return over.size();
  }

  private int tellOfNew(Work work, List<PublishedKey> held, Instant now) {
    List<PublishedKey> added = held.stream().filter(key -> known.learn(key.kid(), now)).toList();
    added.forEach(key -> journal(work, key, HELD, now));
    return added.size();
  }

  /** A node whose next key is late must not become one that can open nothing at all. */
  private List<PublishedKey> over(List<PublishedKey> held, Instant now) {
    List<PublishedKey> begun =
        held.stream()
            .filter(key -> key.use() == KeyUse.ENCRYPTION && !now.isBefore(key.validFrom()))
            .sorted(Comparator.comparing(PublishedKey::validFrom).reversed())
            .toList();
    return begun.stream().skip(1).filter(key -> isOver(key, now)).toList();
  }

  private boolean isOver(PublishedKey key, Instant now) {
    Duration opens = KeyFolder.OPENS_AFTER_EXPIRY;
    return !now.isBefore(key.validUntil().plus(opens))
        && retirement.mayDestroy(key.validUntil(), now);
  }

  /** Told first: an entry too many after a crash is better than a key gone without one. */
  private void destroy(PublishedKey key, Instant now) {
    unitOfWork.carryOut(
        work -> {
          journal(work, key, DESTROYED, now);
          return key.kid();
        });
    folder.destroyPrivateHalf(key.kid(), now);
    LogEvent.KEY_DESTROYED.to(LOG, key.kid());
  }

  private void journal(Work work, PublishedKey key, String what, Instant now) {
    String json = "{\"kid\":\"%s\",\"use\":\"%s\"}".formatted(key.kid(), key.use());
    EntryDetail detail = new EntryDetail(fresh.salt(), json.getBytes(StandardCharsets.UTF_8), null);
    work.journal(entries.keyChanged(what, detail, now), detail);
  }
}
