package trm.node.hell;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes values by a schema of the document: right ones, and with a chance for each member, wrong
 * ones.
 *
 * @param wild of a hundred members, how many are anything at all
 */
record Guess(JsonNode document, int wild) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEPTH_MAX = 12;

  JsonNode of(JsonNode schema, Random chance) {
    return of(schema, chance, 0);
  }

  private JsonNode of(JsonNode schema, Random chance, int depth) {
    if ((depth > 0 && chance.nextInt(100) < wild) || depth > DEPTH_MAX) {
      return Absurd.value(chance);
    }
    JsonNode plain = resolved(schema, chance);
    if (plain.has("enum")) {
      return plain.get("enum").get(chance.nextInt(plain.get("enum").size()));
    }
    return switch (typeOf(plain, chance)) {
      case "object" -> object(plain, chance, depth);
      case "array" -> array(plain, chance, depth);
      case "integer", "number" -> NODES.numberNode(chance.nextInt(4));
      case "boolean" -> NODES.booleanNode(chance.nextBoolean());
      case "string" -> NODES.stringNode(text(plain, chance));
      default -> Absurd.value(chance);
    };
  }

  private JsonNode resolved(JsonNode schema, Random chance) {
    JsonNode plain = schema;
    for (int i = 0; i < DEPTH_MAX; i++) {
      if (plain.has("$ref")) {
        plain = document.at(plain.get("$ref").stringValue().substring(1));
      }
      for (String choice : List.of("oneOf", "anyOf", "allOf")) {
        if (plain.has(choice)) {
          plain = plain.get(choice).get(chance.nextInt(plain.get(choice).size()));
        }
      }
    }
    return plain;
  }

  private static String typeOf(JsonNode schema, Random chance) {
    JsonNode type = schema.path("type");
    return type.isArray()
        ? type.get(chance.nextInt(type.size())).asString("")
        : type.asString(schema.has("properties") ? "object" : "");
  }

  private JsonNode object(JsonNode schema, Random chance, int depth) {
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      boolean needed = isNeeded(schema, property.getKey());
      if (chance.nextInt(100) < (needed ? 100 - wild / 2 : 60)) {
        object.set(property.getKey(), of(property.getValue(), chance, depth + 1));
      }
    }
    if (chance.nextInt(100) < wild / 2) {
      object.set(Absurd.headerText(chance), Absurd.value(chance));
    }
    return object;
  }

  private static boolean isNeeded(JsonNode schema, String name) {
    return schema.path("required").valueStream().anyMatch(one -> one.asString("").equals(name));
  }

  private JsonNode array(JsonNode schema, Random chance, int depth) {
    ArrayNode array = NODES.arrayNode();
    int length = chance.nextInt(100) < wild / 3 ? 300 : chance.nextInt(3);
    for (int i = 0; i < length; i++) {
      array.add(of(schema.path("items"), chance, depth + 1));
    }
    return array;
  }

  static String text(JsonNode schema, Random chance) {
    return switch (schema.path("format").asString("")) {
      case "date-time" -> "2026-03-02T12:00:00Z";
      case "date" -> "2026-03-02";
      case "time" -> "09:00";
      case "uuid" -> new UUID(chance.nextLong(), chance.nextLong()).toString();
      case "uri" -> "https://partner.invalid/hook";
      default ->
          List.of("mn-origin", "MN", "mon", "p-1", "A", "WITNESS", "mo-destination", "B")
              .get(chance.nextInt(8));
    };
  }
}
