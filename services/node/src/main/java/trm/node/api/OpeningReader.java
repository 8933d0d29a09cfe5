package trm.node.api;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import trm.node.casework.Freshness;
import trm.referral.Command;
import trm.referral.Guarded;
import trm.referral.Pseudonym;

/** Reads what opens a case: the intake file, and beside it what the mechanism needs at once. */
final class OpeningReader {
  private final CommandReader commands;
  private final Freshness fresh;

  OpeningReader(CommandReader commands, Freshness fresh) {
    this.commands = commands;
    this.fresh = fresh;
  }

  /**
   * Reads {@code OpenReferral}.
   *
   * @throws ProblemException naming every wrong field
   */
  Command read(Map<String, JsonNode> fields) {
    Map<String, Object> given = new HashMap<>();
    if (!fields.containsKey("subject")) {
      given.put("subject", new Pseudonym(fresh.id().toString()));
    }
    JsonNode intake = fields.remove("intake");
    if (intake != null) {
      given.put("intake", Guarded.of(texts(intake)));
    }
    return commands.read("open-referral", fields, given);
  }

  private static Map<String, String> texts(JsonNode intake) {
    Map<String, String> texts = new HashMap<>();
    intake
        .properties()
        .forEach(
            field ->
                texts.put(
                    field.getKey(),
                    field.getValue().isString()
                        ? field.getValue().stringValue()
                        : field.getValue().toString()));
    return texts;
  }
}
