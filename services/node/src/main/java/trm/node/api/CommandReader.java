package trm.node.api;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.node.wire.RecordShape;
import trm.referral.Command;

/** Reads commands from JSON, by the names that they have on the outside. */
final class CommandReader {
  private static final Map<String, Class<? extends Command>> COMMANDS =
      RecordShape.under(Command.class)
          .collect(Collectors.toUnmodifiableMap(type -> kebab(type.getSimpleName()), type -> type));

  private final RecordReader records;

  /**
   * Reads commands.
   *
   * @param json reads the law's values
   */
  CommandReader(JsonMapper json) {
    this.records = new RecordReader(json);
  }

  /** {@code OfferHandover} as {@code offer-handover}. */
  static String kebab(String simpleName) {
    return simpleName.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** Every command's name. */
  static Set<String> names() {
    return COMMANDS.keySet();
  }

  /**
   * The record of a command.
   *
   * @throws ProblemException when the law knows no such command
   */
  static Class<? extends Command> typeOf(String name) {
    Class<? extends Command> type = COMMANDS.get(name);
    if (type == null) {
      throw new ProblemException(ApiError.UNKNOWN_COMMAND);
    }
    return type;
  }

  /**
   * Reads a command.
   *
   * @param given values that do not come from the body, by component
   * @throws ProblemException when the name is unknown or any field is wrong
   */
  Command read(String name, Map<String, JsonNode> fields, Map<String, ?> given) {
    return records.read(typeOf(name), fields, given);
  }
}
