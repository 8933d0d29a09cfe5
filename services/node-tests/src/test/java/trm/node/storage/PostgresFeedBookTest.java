package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trm.node.feed.EntryId;
import trm.node.feed.FeedEntry;
import trm.node.feed.FeedReader.Reading;

/** What holds for every feed, on PostgreSQL, and what only transactions beside each other show. */
final class PostgresFeedBookTest extends FeedBookContract {
  private static final TestDatabase DATABASE = TestDatabase.migrated();

  @Override
  Fresh empty() {
    DATABASE.empty();
    return new Fresh(DATABASE.unitOfWork(), new PostgresFeedBook(DATABASE.sql));
  }

  /** A serial number is given when a row is written; a row is seen when it is committed. */
  @Test
  void skipsNothingThatWasWrittenFirstAndCommittedLast() throws InterruptedException {
    Fresh fresh = empty();
    FeedEntry slow = entry(SHELTER);
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    Thread writer =
        Thread.ofPlatform()
            .start(
                () ->
                    fresh
                        .unitOfWork()
                        .carryOut(
                            _ -> {
                              fresh.book().append(List.of(slow));
                              written.countDown();
                              return await(mayCommit);
                            }));
    await(written);
    List<FeedEntry> fast = fresh.append(entry(SHELTER));
    Reading.Page first = page(fresh, OF_SHELTER, null, 10);
    assertThat(first.entries()).as("what is committed is told at once").isEqualTo(fast);

    mayCommit.countDown();
    writer.join();
    Reading.Page second = page(fresh, OF_SHELTER, first.next(), 10);
    assertThat(second.entries()).containsExactly(slow);
    assertThat(page(fresh, OF_SHELTER, null, 10).entries())
        .as("and the order stays so for everybody")
        .containsExactly(fast.getFirst(), slow);
  }

  @Test
  void tellsReadersWhoAskAllTheTimeEverythingOnceInOneOrder() throws InterruptedException {
    Fresh fresh = empty();
    AtomicInteger writing = new AtomicInteger(2);
    List<EntryId> written = Collections.synchronizedList(new ArrayList<>());
    List<Thread> writers =
        Stream.generate(() -> Thread.ofPlatform().start(() -> write(fresh, written, writing)))
            .limit(2)
            .toList();
    List<List<EntryId>> readings = new ArrayList<>();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      List<EntryId> read = new ArrayList<>();
      readings.add(read);
      readers.add(Thread.ofPlatform().start(() -> readAll(fresh, read, writing)));
    }
    for (Thread each : Stream.concat(writers.stream(), readers.stream()).toList()) {
      each.join();
    }
    assertThat(readings.getFirst())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(written);
    assertThat(readings.getLast()).isEqualTo(readings.getFirst());
  }

  private static void write(Fresh fresh, List<EntryId> written, AtomicInteger writing) {
    try {
      for (int i = 0; i < 150; i++) {
        fresh.append(entry(SHELTER), entry(SHELTER)).forEach(one -> written.add(one.id()));
      }
    } finally {
      writing.decrementAndGet();
    }
  }

  private static void readAll(Fresh fresh, List<EntryId> read, AtomicInteger writing) {
    EntryId after = null;
    boolean last;
    do {
      last = writing.get() == 0;
      Reading.Page page = page(fresh, OF_SHELTER, after, 7);
      page.entries().forEach(entry -> read.add(entry.id()));
      after = page.next();
      last &= !page.more();
    } while (!last);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
