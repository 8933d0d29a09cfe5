package trm.node.hell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import trm.node.attachment.InventedFiles;

/** One request made by the document, right in some of its places and absurd in others. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a node, never compared.
record Call(String method, String path, Map<String, String> headers, byte[] body) {

  /** An operation as the document has it, and a case that is there. */
  record Operation(JsonNode document, String method, String template, JsonNode spec) {
    static List<Operation> all(JsonNode document) {
      List<Operation> all = new ArrayList<>();
      for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
        for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
          all.add(new Operation(document, verb.getKey(), path.getKey(), verb.getValue()));
        }
      }
      return all;
    }

    @Override
    public String toString() {
      return method + " " + template;
    }

    Call call(String caseReference, Random chance) {
      int wild = List.of(0, 0, 12, 40).get(chance.nextInt(4));
      Map<String, String> headers = new LinkedHashMap<>();
      String path = path(caseReference, wild, chance) + question(wild, chance);
      headers.put("Idempotency-Key", new UUID(chance.nextLong(), chance.nextLong()).toString());
      headers.put("Acting-Officer", "officer.one");
      byte[] body = body(headers, wild, chance);
      if (wild > 0) {
        disturb(headers, chance);
      }
      return new Call(method.toUpperCase(java.util.Locale.ROOT), path, headers, body);
    }

    private String path(String caseReference, int wild, Random chance) {
      String path = template.replace("{case}", caseReference);
      while (path.contains("{")) {
        int end = path.indexOf('}');
        String value =
            chance.nextInt(100) < wild
                ? oneSegment(Absurd.text(chance))
                : new UUID(chance.nextLong(), chance.nextLong()).toString();
        path = path.substring(0, path.indexOf('{')) + value + path.substring(end + 1);
      }
      return path;
    }

    private static String oneSegment(String text) {
      String short1 = text.length() > 2000 ? text.substring(0, 2000) : text;
      String encoded = encoded(short1).replace("+", "%20").replace("%2F", "-");
      return encoded.isEmpty() || encoded.matches("[.]+") ? "none" : encoded;
    }

    private String question(int wild, Random chance) {
      List<String> said = new ArrayList<>();
      for (JsonNode parameter : spec.path("parameters")) {
        if (parameter.path("in").asString("").equals("query") && chance.nextInt(3) > 0) {
          said.add(parameter.get("name").asString() + "=" + answer(parameter, wild, chance));
        }
      }
      if (wild > 20) {
        said.add("undocumented=" + encoded(Absurd.headerText(chance)));
      }
      return said.isEmpty() ? "" : "?" + String.join("&", said);
    }

    private String answer(JsonNode parameter, int wild, Random chance) {
      if (chance.nextInt(100) < wild * 2) {
        String text = Absurd.text(chance);
        return encoded(text.length() > 2000 ? text.substring(0, 2000) : text);
      }
      return encoded(new Guess(document, 0).of(parameter.get("schema"), chance).asString(""));
    }

    private byte[] body(Map<String, String> headers, int wild, Random chance) {
      JsonNode contents = spec.path("requestBody").path("content");
      if (contents.isEmpty()) {
        return new byte[0];
      }
      List<String> forms = List.copyOf(contents.propertyNames());
      String form = forms.get(chance.nextInt(forms.size()));
      headers.put("Content-Type", form);
      JsonNode content = contents.get(form);
      return form.equals("application/json") && !template.endsWith("/imports/htcds")
          ? json(content, wild, chance)
          : file(form, wild, chance);
    }

    private byte[] json(JsonNode content, int wild, Random chance) {
      if (wild > 20 && chance.nextInt(3) == 0) {
        return Absurd.body(chance);
      }
      if (content.has("example") && chance.nextBoolean()) {
        byte[] example = Absurd.written(content.get("example"));
        return wild == 0 ? example : Mutation.of(example, chance);
      }
      return Absurd.written(new Guess(document, wild).of(content.path("schema"), chance));
    }

    private static byte[] file(String form, int wild, Random chance) {
      byte[] right =
          switch (form) {
            case "image/jpeg" -> InventedFiles.jpeg("22.19,113.54");
            case "image/png" -> InventedFiles.png(9);
            case "application/pdf" -> InventedFiles.pdf("/Type /Catalog");
            case "text/csv" -> bytes("prs_FirstName,prs_Gender\nSolongo,Feminine\n");
            case "application/json" -> bytes("[{\"prs_FirstName\":\"Solongo\"}]");
            default -> bytes("<data><prs_FirstName>Solongo</prs_FirstName></data>");
          };
      return wild == 0 ? right : Mutation.of(right, chance);
    }

    private static void disturb(Map<String, String> headers, Random chance) {
      List<String> names =
          List.of(
              "Idempotency-Key",
              "Acting-Officer",
              "Content-Type",
              "Accept",
              "Accept-Language",
              "If-Match",
              "X-HTTP-Method-Override",
              "Range");
      for (String name : names) {
        switch (chance.nextInt(8)) {
          case 0 -> headers.remove(name);
          case 1 -> headers.put(name, Absurd.headerText(chance));
          case 2 -> headers.put(name, ODD.get(chance.nextInt(ODD.size())));
          default -> {
            // As it was.
          }
        }
      }
    }
  }

  private static final List<String> ODD =
      List.of(
          "*",
          "*/*",
          "\"1\"",
          "W/\"1\"",
          "\"999999999999999\"",
          "application",
          "application/json; charset=nope",
          "application/json;charset=utf-16",
          "application/json;q=9",
          "text/html,application/xml;q=0.1",
          "image/png",
          "multipart/form-data; boundary=a",
          "application/x-www-form-urlencoded",
          "mn;q=2,,,;",
          "fr-".repeat(200),
          "*;q=0",
          "bytes=0-0",
          ";",
          ",");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    String text = new String(body, 0, Math.min(body.length, 1500), StandardCharsets.UTF_8);
    return "%s %s %s %s".formatted(method, path, headers, text);
  }
}
