package trm.node.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a node gives to Prometheus.
 *
 * @param types each family's type, as the scrape states it
 * @param labels each series' labels
 */
record Scrape(Map<String, String> types, Map<String, Set<String>> labels, String text) {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
  private static final Pattern SERIES =
      Pattern.compile("(?m)^([a-z][a-z0-9_]*)(?:\\{(.*)})? [-+0-9.eENaInf]+$");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  static Scrape of(String text) {
    Map<String, String> types =
        TYPE.matcher(text)
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    Map<String, Set<String>> labels = new HashMap<>();
    SERIES
        .matcher(text)
        .results()
        .forEach(
            found ->
                labels
                    .computeIfAbsent(found.group(1), _ -> new HashSet<>())
                    .addAll(labelsOf(found)));
    return new Scrape(types, labels, text);
  }

  private static Set<String> labelsOf(MatchResult series) {
    return series.group(2) == null
        ? Set.of()
        : LABEL.matcher(series.group(2)).results().map(l -> l.group(1)).collect(Collectors.toSet());
  }

  /** The value of a series that has no label. */
  double value(String series) {
    Matcher found = Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$").matcher(text);
    return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
  }
}
