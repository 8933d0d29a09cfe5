package trm.node.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record class and a way to make one of them again, read once by reflection.
 *
 * @param <R> the record class
 */
public final class RecordShape<R> {
  private final Constructor<R> constructor;
  private final List<RecordComponent> components;

  private RecordShape(Constructor<R> constructor, List<RecordComponent> components) {
    this.constructor = constructor;
    this.components = components;
  }

  /** Reads a record class. */
  public static <R> RecordShape<R> of(Class<R> type) {
    List<RecordComponent> components = List.of(type.getRecordComponents());
    Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new RecordShape<>(type.getDeclaredConstructor(types), components);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every record has its canonical constructor.", e);
    }
  }

  /** All records under a sealed interface, in the order of its declarations. */
  public static <T> Stream<Class<? extends T>> under(Class<T> sealedType) {
    return Arrays.stream(sealedType.getPermittedSubclasses())
        .<Class<? extends T>>map(permitted -> permitted.asSubclass(sealedType))
        .flatMap(RecordShape::itselfOrUnder);
  }

  private static <T> Stream<Class<? extends T>> itselfOrUnder(Class<? extends T> type) {
    return type.isRecord() ? Stream.of(type) : under(type).map(found -> found);
  }

  /** The components in their order. */
  public List<RecordComponent> components() {
    return components;
  }

  /** What a component of this record holds. */
  public static @Nullable Object valueOf(Object record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Accessors of public records do not fail.", e);
    }
  }

  /**
   * Makes a record.
   *
   * @throws IllegalArgumentException when the record's own checks refuse the values
   */
  public R create(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("A record's constructor failed.", e);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("Public records can be made.", e);
    }
  }
}
