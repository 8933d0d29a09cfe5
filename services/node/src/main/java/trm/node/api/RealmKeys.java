package trm.node.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;

/**
 * The realm's keys as this node last read them. They are read again once they are a while old;
 * while the realm is away the old ones go on serving, so that an officer who signed in before can
 * still warn of a danger. A token under a key that is not among them is believed only once the
 * realm has answered. Spring Security lets one token at a time come here while all others wait, so
 * nobody stays for long: a realm that takes connections and says nothing must not stop those whose
 * keys are known. Safe for use by several threads.
 */
final class RealmKeys implements Cache {
  private static final Duration RETRY_LONGEST = Duration.ofSeconds(30);

  /** How long it is waited for newer keys where older ones serve. */
  private static final Duration AT_HAND = Duration.ofSeconds(1);

  /** How long for a key that is not known. */
  private static final Duration UNKNOWN = Duration.ofSeconds(2);

  /** How long while there are none at all, so that nobody could be let in meanwhile. */
  private static final Duration NONE = Duration.ofSeconds(4);

  private final Duration freshFor;
  private final InstantSource clock;
  private @Nullable Object keys;
  private Instant readAt = Instant.MIN;
  private Instant triedAt = Instant.MIN;
  private Instant failedAt = Instant.MIN;
  private boolean asked;
  private @Nullable CompletableFuture<Object> reading;

  /**
   * @param freshFor how long what was read counts as the realm's word of now
   */
  RealmKeys(Duration freshFor, InstantSource clock) {
    this.freshFor = freshFor;
    this.clock = clock;
  }

  /** Whether the realm did not answer when it was last asked, and its last word is old. */
  synchronized boolean areOld() {
    return triedAt.isAfter(readAt) && isStale(clock.instant());
  }

  private boolean isStale(Instant now) {
    return keys == null || !now.isBefore(readAt.plus(freshFor));
  }

  /** What to wait for, how long, and what serves if it does not come. */
  private record Wait(
      CompletableFuture<Object> reading, Duration limit, @Nullable Object instead) {}

  /** The key is the realm's address; there is one. */
  @Override
  @SuppressWarnings("unchecked") // What was loaded is what the loader gives.
  public <T> @Nullable T get(Object key, Callable<T> loader) {
    Wait wait = begin(key, loader);
    try {
      return (T) wait.reading().get(wait.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException realmAway) {
      if (wait.instead() != null) {
        return (T) wait.instead();
      }
      throw new ValueRetrievalException(key, loader, realmAway);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ValueRetrievalException(key, loader, e);
    }
  }

  private synchronized <T> Wait begin(Object key, Callable<T> loader) {
    Instant now = clock.instant();
    Object held = keys;
    if (held != null && !asked) {
      return isStale(now) && !now.isBefore(triedAt.plus(atMost(RETRY_LONGEST)))
          ? new Wait(read(loader, now), AT_HAND, held)
          : new Wait(CompletableFuture.completedFuture(held), AT_HAND, held);
    }
    asked = false;
    // Strangers with invented keys must not have a silent realm asked again each time.
    if (failedAt.isAfter(readAt) && now.isBefore(failedAt.plus(atMost(NONE)))) {
      throw new ValueRetrievalException(key, loader, new IOException("The realm says nothing."));
    }
    return new Wait(read(loader, now), held == null ? NONE : UNKNOWN, null);
  }

  private Duration atMost(Duration longest) {
    return freshFor.compareTo(longest) < 0 ? freshFor : longest;
  }

  /** One reading at a time, for all who wait; one that comes late serves whoever asks next. */
  private <T> CompletableFuture<Object> read(Callable<T> loader, Instant now) {
    CompletableFuture<Object> going = reading;
    if (going == null) {
      triedAt = now;
      going = new CompletableFuture<>();
      reading = going;
      CompletableFuture<Object> begun = going;
      Thread.startVirtualThread(() -> finish(loader, begun));
    }
    return going;
  }

  private <T> void finish(Callable<T> loader, CompletableFuture<Object> begun) {
    try {
      T read = loader.call();
      keep(read);
      begun.complete(read);
    } catch (Exception realmAway) {
      keep(null);
      begun.completeExceptionally(realmAway);
    }
  }

  private synchronized void keep(@Nullable Object read) {
    reading = null;
    if (read == null) {
      failedAt = clock.instant();
    } else {
      keys = read;
      readAt = clock.instant();
    }
  }

  /**
   * A token names a key that is not known: the realm is asked, once. The known keys stay, or
   * strangers could lock every officer out while the realm is away.
   */
  @Override
  public synchronized boolean invalidate() {
    asked = true;
    return keys != null;
  }

  @Override
  public String getName() {
    return "realm-keys";
  }

  @Override
  public Object getNativeCache() {
    return this;
  }

  @Override
  public synchronized @Nullable ValueWrapper get(Object key) {
    Object held = keys;
    return held == null ? null : () -> held;
  }

  @Override
  public synchronized <T> @Nullable T get(Object key, @Nullable Class<T> type) {
    return type == null ? null : type.cast(keys);
  }

  @Override
  public synchronized void put(Object key, @Nullable Object value) {
    keys = value;
  }

  @Override
  public void evict(Object key) {
    invalidate();
  }

  @Override
  public void clear() {
    invalidate();
  }
}
