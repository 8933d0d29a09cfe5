package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.CorridorFault;

/**
 * Whom a story is about, as her intake file has her. She is invented, and so is each of the others.
 *
 * @param file the intake file's name in {@code /story}; its days are counted back from {@code now}
 * @param age days since she was born, for a file that leaves it open
 * @param wish where she would like to live
 * @param document the number of her travel document
 */
record Person(
    Instant now,
    String file,
    String given,
    String family,
    int age,
    boolean minor,
    String wish,
    String document) {
  private static final Pattern RELATIVE_DAY = Pattern.compile("\\$\\{today-([0-9]+)}");
  private static final String SHORT_FILE = "short-intake.json";

  /** The woman of the story that is told without a name. */
  static Person solongo(Instant now) {
    String file = "intake.json";
    return new Person(now, file, "", "", 0, false, "Near her aunt", "INVENTED-0001");
  }

  /** Somebody of whom little is taken down. */
  static Person of(Instant now, String given, String family, int years, String document) {
    int days = years * 365 + 100;
    return new Person(
        now, SHORT_FILE, given, family, days, years < 18, "Near her grandmother", document);
  }

  /** The intake file as a partner's system would send it. */
  String intake() {
    try (InputStream in = Person.class.getResourceAsStream("/story/" + file)) {
      if (in == null) {
        throw new CorridorFault("The intake file " + file + " is not on the class path.");
      }
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("${given}", given)
              .replace("${family}", family)
              .replace("${age}", String.valueOf(age));
      return RELATIVE_DAY
          .matcher(text)
          .replaceAll(day -> days(now, -Integer.parseInt(day.group(1))));
    } catch (IOException e) {
      throw new CorridorFault("The intake file " + file + " cannot be read.", e);
    }
  }

  /** Her identity as the intake has it. */
  JsonNode identity() {
    JsonNode intake = Desk.json(intake());
    return Desk.json(
        """
        {"familyName": "%s", "givenNames": "%s", "birthDate": "%s", "sex": "FEMALE",
         "nationalityClaimed": "MN", "birthPlace": "Invented Sum"}
        """
            .formatted(
                intake.get("prs_SecondName").asString(),
                intake.get("prs_FirstName").asString(),
                intake.get("prs_Birthdate").asString()));
  }

  /** What may be said of her before anybody may know who she is. */
  Map<String, Object> profile() {
    return terms(
        "ageBand", minor ? "CHILD_12_15" : "ADULT_25_PLUS", "sex", "FEMALE", "minor", minor);
  }

  String escort() {
    return minor ? "SOCIAL_WORKER" : "FEMALE";
  }
}
