package trm.node.runtime;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names in a query: enough of PromQL for the queries that we keep.
 *
 * @param series each series that is asked for, with the labels by which it is chosen
 * @param grouping labels by which results are put together
 * @param choices the values by which series are chosen, but what a dashboard fills in itself
 */
record PromQl(Map<String, Set<String>> series, Set<String> grouping, List<Choice> choices) {
  private static final Pattern CHOICE =
      Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"([^\"$]*)\"");

  /**
   * A label and what it is compared with.
   *
   * @param value read as a pattern, as Prometheus does for half of the operators
   */
  record Choice(String label, String value) {
    /** Whether it tells one of these values from the others, or is one of them. */
    boolean meets(Stream<String> values) {
      return values.anyMatch(Pattern.compile(value).asMatchPredicate());
    }
  }

  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("([a-z][a-z0-9_]*)\\s*(?:\\{([^}]*)})?(?!\\w*\\s*\\()");
  private static final Set<String> WORDS = Set.of("or", "and", "unless", "bool", "offset");

  static PromQl of(String query) {
    String bare = TEXT.matcher(query).replaceAll("''").replaceAll("\\[[^]]*]", "");
    Set<String> grouping = new HashSet<>();
    Matcher groups = GROUPING.matcher(bare);
    while (groups.find()) {
      grouping.addAll(words(groups.group(1)));
    }
    bare = groups.replaceAll(" ").replaceAll("\\boffset\\s+\\w+", "");
    Map<String, Set<String>> series = new TreeMap<>();
    Matcher selectors = SELECTOR.matcher(bare.replaceAll("\\b[a-z_]+\\s*\\(", "("));
    while (selectors.find()) {
      if (!WORDS.contains(selectors.group(1))) {
        series
            .computeIfAbsent(selectors.group(1), _ -> new HashSet<>())
            .addAll(words(selectors.group(2) == null ? "" : selectors.group(2)));
      }
    }
    List<Choice> choices =
        CHOICE
            .matcher(query)
            .results()
            .map(found -> new Choice(found.group(1), found.group(2)))
            .toList();
    return new PromQl(series, grouping, choices);
  }

  private static Set<String> words(String list) {
    Set<String> words = new HashSet<>();
    Matcher word = Pattern.compile("[a-z_]+").matcher(list);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}
