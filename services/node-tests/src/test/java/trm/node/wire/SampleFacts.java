package trm.node.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.referral.ContactWindow;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.Identifier;
import trm.referral.NodeId;
import trm.referral.Octets;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.Part;
import trm.referral.ReferralEvent;
import trm.referral.SafeContact;
import trm.referral.Stamp;

/**
 * Invented facts of every kind, made from the records themselves, so that a new event is tested
 * from the day it exists. Texts carry their component's name and letters of three scripts.
 */
public final class SampleFacts {
  static final Instant EARLIER = Instant.parse("2026-03-02T11:59:59.001Z");
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");
  public static final NodeId SENDER = new NodeId("mo-destination");

  private SampleFacts() {}

  /** Every event of a kind, everything told and every list with entries. */
  public static <T extends ReferralEvent> Stream<T> full(Class<T> kind) {
    return RecordShape.under(kind).map(type -> make(type, true));
  }

  /** Every event of a kind with what may be absent absent, and every list empty. */
  public static <T extends ReferralEvent> Stream<T> sparse(Class<T> kind) {
    return RecordShape.under(kind).map(type -> make(type, false));
  }

  /** What every fact here is stamped with. */
  public static Fact stamped(ReferralEvent event) {
    return new Fact(
        event,
        new Stamp(
            EARLIER,
            NOON,
            "M4.4",
            SENDER,
            new OrganisationId("shelter"),
            new OfficerId("officer-1"),
            null));
  }

  private static <T> T make(Class<T> type, boolean full) {
    RecordShape<T> shape = RecordShape.of(type);
    return shape.create(shape.components().stream().map(c -> component(c, full)).toArray());
  }

  private static @Nullable Object component(RecordComponent component, boolean full) {
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return nullable && !full ? null : value(component.getGenericType(), component.getName(), full);
  }

  private static Object value(Type type, String name, boolean full) {
    return switch (type) {
      case ParameterizedType generic -> ofGeneric(generic, name, full);
      case Class<?> plain when plain == String.class -> name + " Сарнай 薩仁";
      case Class<?> plain when plain == long.class -> 7L;
      case Class<?> plain when plain == boolean.class || plain == Boolean.class -> full;
      case Class<?> plain when plain == Instant.class -> NOON;
      case Class<?> plain when plain == LocalDate.class -> LocalDate.of(2026, 3, 9);
      case Class<?> plain when plain == Octets.class -> Octets.of(new byte[] {0, -1, 7});
      case Class<?> plain when plain == Part.class -> Part.OWN;
      case Class<?> plain when plain == SafeContact.class -> safeContact(name, full);
      case Class<?> plain when isIdentifier(plain) ->
          RecordShape.of(plain).create(new Object[] {"sample-1"});
      case Class<?> plain -> make(plain, full);
      default -> throw new IllegalArgumentException("No sample of " + type);
    };
  }

  /** It checks its hours and its zone, which no invented text would pass. */
  private static SafeContact safeContact(String name, boolean full) {
    ContactWindow mornings =
        new ContactWindow(
            List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), LocalTime.of(9, 0), LocalTime.NOON);
    return new SafeContact(
        full,
        name + " Сарнай",
        "薩仁",
        "The library",
        "Asia/Ulaanbaatar",
        full ? List.of(mornings) : List.of());
  }

  private static boolean isIdentifier(Class<?> type) {
    return Identifier.class.isAssignableFrom(type);
  }

  private static Object ofGeneric(ParameterizedType type, String name, boolean full) {
    Type argument = type.getActualTypeArguments()[0];
    return switch ((Class<?>) type.getRawType()) {
      case Class<?> raw when raw == Guarded.class -> guarded(argument, name, full);
      case Class<?> raw when raw == List.class ->
          full ? List.of(value(argument, name, true), value(argument, name, false)) : List.of();
      case Class<?> raw when raw == Map.class -> full ? Map.of(name, "Сарнай") : Map.of();
      default -> throw new IllegalArgumentException("No sample of " + type);
    };
  }

  private static Object guarded(Type content, String name, boolean full) {
    return Guarded.of(value(content, name, full));
  }
}
