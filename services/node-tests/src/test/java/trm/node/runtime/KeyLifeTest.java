package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.OpeningKey;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.memory.MemoryInboxStore;
import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryReceiptStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.Undo;
import trm.exchange.receipt.KeyRetirement;
import trm.node.keys.SecureFreshness;

class KeyLifeTest {
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final Instant BEGIN = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration SERVED = Duration.ofDays(30);
  private static final Duration RETENTION = Duration.ofDays(7);

  @TempDir Path folder;
  private final OpeningKey first = new KeyForge().opening(BEGIN, SERVED);
  private final Instant end = BEGIN.plus(SERVED);
  private final Instant allGone = end.plus(Directory.URGENT_GRACE).plus(RETENTION).plusMillis(1);
  private KeyFolder keys;

  @BeforeEach
  void holdOneKey() {
    keys = new KeyFolder(folder);
    keys.add(first);
  }

  @Test
  void keepsAKeyForAsLongAsUrgentMailMayBeUnderWayToIt() {
    keys.add(new KeyForge().opening(end, SERVED));
    KeyLife life = life();

    assertThat(life.step(allGone.minusMillis(1))).isZero();
    assertThat(keys.read().opening(first.kid())).isPresent();
    assertThat(life.step(allGone)).isEqualTo(1);
    assertThat(keys.read().opening(first.kid())).isEmpty();
  }

  @Test
  void neverDestroysTheOnlyKey() {
    assertThat(life().step(allGone.plus(Duration.ofDays(1000)))).isZero();
    assertThat(keys.read().opening(first.kid())).isPresent();
  }

  @Test
  void keepsTheNewestKeyUntilTheNextHasBegun() {
    Instant late = end.plus(Directory.URGENT_GRACE).plus(RETENTION).plus(Duration.ofDays(1));
    keys.add(new KeyForge().opening(late, SERVED));
    KeyLife life = life();

    assertThat(life.step(late.minusMillis(1))).isZero();
    assertThat(life.step(late)).isEqualTo(1);
    assertThat(keys.read().opening(first.kid())).isEmpty();
  }

  private KeyLife life() {
    Undo undo = new Undo();
    UnitOfWork unitOfWork = new MemoryUnitOfWork(undo, new MemoryJournalStore(SELF, undo));
    Set<KeyId> known = new HashSet<>();
    return new KeyLife(
        keys,
        new KeyRing(folder),
        new KeyRetirement(
            unitOfWork, new MemoryInboxStore(undo), new MemoryReceiptStore(undo), RETENTION),
        (kid, _) -> known.add(kid),
        unitOfWork,
        new MailEntries(SELF),
        new SecureFreshness());
  }
}
