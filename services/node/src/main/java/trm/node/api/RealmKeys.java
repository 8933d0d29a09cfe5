package trm.node.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;

/**
 * The realm's keys as this node last read them. They are read again once they are a while old;
 * while the realm is away the old ones go on serving, so that an officer who signed in before can
 * still warn of a danger. A token under a key that is not among them is believed only once the
 * realm has answered. Safe for use by several threads.
 */
final class RealmKeys implements Cache {
  private static final Duration RETRY_LONGEST = Duration.ofSeconds(30);

  private final Duration freshFor;
  private final InstantSource clock;
  private @Nullable Object keys;
  private Instant readAt = Instant.MIN;
  private Instant triedAt = Instant.MIN;
  private boolean asked;

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

  /** The key is the realm's address; there is one. */
  @Override
  @SuppressWarnings("unchecked") // What was loaded is what the loader gives.
  public synchronized <T> @Nullable T get(Object key, Callable<T> loader) {
    Instant now = clock.instant();
    if (asked || keys == null) {
      asked = false;
      return load(key, loader, now);
    }
    if (isStale(now) && !now.isBefore(triedAt.plus(retryAfter()))) {
      tryToLoad(key, loader, now);
    }
    return (T) keys;
  }

  /** Each try may take seconds, in which every officer would wait. */
  private Duration retryAfter() {
    return freshFor.compareTo(RETRY_LONGEST) < 0 ? freshFor : RETRY_LONGEST;
  }

  private <T> void tryToLoad(Object key, Callable<T> loader, Instant now) {
    try {
      load(key, loader, now);
    } catch (ValueRetrievalException realmAway) {
      // The old keys go on serving; areOld() says so to whoever asks.
      return;
    }
  }

  private <T> T load(Object key, Callable<T> loader, Instant now) {
    triedAt = now;
    try {
      T read = loader.call();
      keys = read;
      readAt = now;
      return read;
    } catch (Exception e) {
      throw new ValueRetrievalException(key, loader, e);
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
