package trm.evidence.fsck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trm.evidence.JsonObject;

/**
 * What a check of a whole node has come upon so far. It keeps the first thousand findings and
 * counts the others, so that a database that is damaged throughout does not fill the memory. For
 * one thread.
 */
public final class Report {
  private static final int KEPT_MAX = 1_000;
  private final List<Flaw> flaws = new ArrayList<>();
  private final Set<String> unchecked = new LinkedHashSet<>();
  private final Map<String, Long> checked = new LinkedHashMap<>();
  private long found;

  /** Something does not agree. */
  public void find(FlawKind kind, String table, String key, String sentence) {
    found++;
    if (flaws.size() < KEPT_MAX) {
      flaws.add(new Flaw(kind, table, key, sentence));
    }
  }

  /** What could not be checked, and why; said once. */
  public void unchecked(String sentence) {
    unchecked.add(sentence);
  }

  /** How many of something were looked at. */
  public void checked(String what, long count) {
    checked.merge(what, count, Long::sum);
  }

  /** Whether nothing was found. */
  public boolean isSound() {
    return found == 0;
  }

  /** The findings, in the order in which they were come upon: the first thousand. */
  public List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  /** What could not be checked, one sentence each. */
  public List<String> unchecked() {
    return List.copyOf(unchecked);
  }

  /** How many of what were looked at. */
  public Map<String, Long> checked() {
    return new LinkedHashMap<>(checked);
  }

  /** The report for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "What was checked");
    checked.forEach((what, count) -> line(text, "  %,d %s".formatted(count, what)));
    section(text, "Findings", flaws.stream().map(Report::sentence).toList());
    if (found > flaws.size()) {
      line(text, "  and %,d more".formatted(found - flaws.size()));
    }
    section(text, "What could not be checked", List.copyOf(unchecked));
    line(text, "");
    line(text, conclusion());
    return text.toString();
  }

  private String conclusion() {
    return isSound()
        ? "SOUND as far as it could be checked: everything agrees with the journal."
        : "NOT SOUND: %,d finding(s), see above.".formatted(found);
  }

  private static String sentence(Flaw flaw) {
    return "%s %s [%s]: %s".formatted(flaw.table(), flaw.key(), flaw.kind(), flaw.sentence());
  }

  private static void section(StringBuilder text, String title, List<String> sentences) {
    line(text, "");
    line(text, title + (sentences.isEmpty() ? ": none" : ""));
    sentences.forEach(sentence -> line(text, "  - " + sentence));
  }

  /** What stands in a damaged row must not steer the reader's terminal, or turn text around. */
  private static void line(StringBuilder text, String line) {
    text.append(line.replaceAll("[\\p{Cc}\\p{Cf}]", "?")).append('\n');
  }

  /** The report for programs: one JSON object. Members are only ever added. */
  public String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("sound", isSound());
    members.put("found", found);
    members.put("findings", flaws.stream().map(Report::members).toList());
    members.put("checked", checked);
    members.put("unchecked", List.copyOf(unchecked));
    return JsonObject.write(members) + "\n";
  }

  private static Map<String, Object> members(Flaw flaw) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", flaw.kind().name());
    members.put("table", flaw.table());
    members.put("key", flaw.key());
    members.put("sentence", flaw.sentence());
    return members;
  }
}
