package trm.node.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.node.wire.RecordShape;
import trm.referral.Command;

/** Reads commands from JSON, by the names that they have on the outside. */
public final class CommandReader {
  private static final Map<String, Class<? extends Command>> COMMANDS =
      RecordShape.under(Command.class)
          .collect(Collectors.toUnmodifiableMap(type -> kebab(type.getSimpleName()), type -> type));

  /** What comes with more than fields: a file of intake, or a photo. */
  private static final Set<String> OWN_DOOR = Set.of("open-referral", "file-attachment");

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
  private static String kebab(String simpleName) {
    return simpleName.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** The record of the command of that name, if the law knows one. */
  public static Optional<Class<? extends Command>> typeOf(String name) {
    return Optional.ofNullable(COMMANDS.get(name));
  }

  /** Whether a command has an address of its own, and is none that is given about a case. */
  public static boolean hasItsOwnDoor(String name) {
    return OWN_DOOR.contains(name);
  }

  /**
   * Reads a command.
   *
   * @param given values that do not come from the body, by component
   * @throws ProblemException when the name is unknown or any field is wrong
   */
  Command read(String name, Map<String, JsonNode> fields, Map<String, ?> given) {
    Class<? extends Command> type =
        typeOf(name).orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_COMMAND));
    return records.read(type, fields, given);
  }
}
