package trm.corridor.sim;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.node.wire.RecordShape;
import trm.referral.Command;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.Identifier;
import trm.referral.NodeId;
import trm.referral.Referral;

/**
 * Any command of the law, filled by chance from what the case already names: its ids, its nodes,
 * the codes of the lists. Most of what comes of it is refused, as it should be.
 */
final class AnyOrder {
  private static final List<Class<? extends Command>> COMMANDS =
      RecordShape.under(Command.class).toList();
  private final Map<String, List<String>> codes;

  AnyOrder(Contract contract) {
    this.codes = contract.codesByField;
  }

  /** A command; empty where a record refused what chance put into it. */
  Optional<Command> of(Referral file, Dice dice, Instant now) {
    Class<? extends Command> type = dice.oneOf(COMMANDS);
    try {
      return Optional.of(type.cast(record(type, new Draw(file, dice, now))));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  /** What one command is drawn from. */
  private record Draw(Referral file, Dice dice, Instant now) {}

  private Object record(Class<?> type, Draw draw) {
    RecordShape<?> shape = RecordShape.of(type);
    List<@Nullable Object> values = new ArrayList<>();
    for (RecordComponent component : shape.components()) {
      values.add(value(component.getGenericType(), component.getName(), draw));
    }
    return shape.create(values.toArray());
  }

  private @Nullable Object value(Type type, String name, Draw draw) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic, name, draw);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == boolean.class || plain == Boolean.class) {
      return draw.dice().oneIn(2);
    }
    if (plain == String.class) {
      return text(name, draw.dice());
    }
    if (plain == Instant.class) {
      return draw.now().plus(draw.dice().upTo(Duration.ofDays(20)));
    }
    if (plain == LocalDate.class) {
      return LocalDate.ofInstant(draw.now(), ZoneOffset.UTC).plusDays(draw.dice().below(60) - 20);
    }
    if (Identifier.class.isAssignableFrom(plain)) {
      return id(plain, draw);
    }
    return plain.isRecord() && draw.dice().oneIn(2) ? record(plain, draw) : null;
  }

  private Object ofGeneric(ParameterizedType type, String name, Draw draw) {
    Type of = type.getActualTypeArguments()[0];
    if (type.getRawType() == Map.class) {
      return Map.of();
    }
    Object value = value(of, name, draw);
    if (type.getRawType() == Guarded.class) {
      return value == null ? Guarded.withheld() : Guarded.of(value);
    }
    return value == null ? List.of() : List.of(value);
  }

  private String text(String name, Dice dice) {
    List<String> listed = codes.getOrDefault(name, List.of());
    return listed.isEmpty() ? "word-" + dice.below(100) : dice.oneOf(listed);
  }

  /** An id of the case, whoever gave it; now and then one that nobody gave. */
  private static @Nullable Object id(Class<?> type, Draw draw) {
    List<Object> known = new ArrayList<>();
    if (type == NodeId.class) {
      known.addAll(List.of(Words.MACAO, Words.CHINA, Words.MONGOLIA));
    }
    draw.file().facts().forEach(fact -> addIds(fact, type, known));
    return known.isEmpty() || draw.dice().oneIn(20)
        ? RecordShape.of(type).create(new Object[] {"nobody-" + draw.dice().below(100)})
        : draw.dice().oneOf(known);
  }

  private static void addIds(Fact fact, Class<?> type, List<Object> known) {
    for (RecordComponent component : fact.event().getClass().getRecordComponents()) {
      if (component.getType() == type) {
        Object value = RecordShape.valueOf(fact.event(), component);
        if (value != null) {
          known.add(value);
        }
      }
    }
  }
}
