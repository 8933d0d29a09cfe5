package trm.exchange.memory;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table: rows by key, in the key's order, so that iteration is the same after a rollback and in
 * every run. Rows are immutable values.
 */
public final class UndoableMap<K extends Comparable<? super K>, V> {
  private final TreeMap<K, V> rows = new TreeMap<>();

  /** The same rows, as most of the questions ask for them: by key, in no order. */
  private final Map<K, V> byKey = new HashMap<>();

  private final Undo undo;

  public UndoableMap(Undo undo) {
    this.undo = undo;
  }

  /** The row of that key. */
  public Optional<V> get(K key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Adds or replaces a row. */
  public void put(K key, V row) {
    V before = set(key, row);
    undo.remember(() -> restore(key, before));
  }

  /** Removes a row, if there is one. */
  public void remove(K key) {
    V before = drop(key);
    undo.remember(() -> restore(key, before));
  }

  /** All rows, in order of their keys; not to be changed while it is iterated over. */
  public Collection<V> rows() {
    return Collections.unmodifiableCollection(rows.values());
  }

  /** All rows with their keys. */
  public NavigableMap<K, V> all() {
    return Collections.unmodifiableNavigableMap(rows);
  }

  private void restore(K key, @Nullable V before) {
    if (before == null) {
      drop(key);
    } else {
      set(key, before);
    }
  }

  private @Nullable V set(K key, V row) {
    byKey.put(key, row);
    return rows.put(key, row);
  }

  private @Nullable V drop(K key) {
    byKey.remove(key);
    return rows.remove(key);
  }
}
