package trm.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a native speaker has read the texts of a language. A table names who read them; an empty
 * cell means nobody, and readers are told so. Immutable.
 */
public final class LanguageReviews {
  private final Set<String> reviewed;

  private LanguageReviews(Set<String> reviewed) {
    this.reviewed = reviewed;
  }

  /**
   * Reads the rows of one kind of texts.
   *
   * @param resource a table with the columns {@code texts}, {@code language}, {@code reviewed-by}
   * @throws IllegalStateException when the table is not there
   */
  public static LanguageReviews read(String resource, String texts) {
    List<Map<String, String>> rows =
        CsvTable.read(resource)
            .orElseThrow(() -> new IllegalStateException("There is no table " + resource));
    return new LanguageReviews(
        rows.stream()
            .filter(row -> row.getOrDefault("texts", "").equals(texts))
            .filter(row -> !row.getOrDefault("reviewed-by", "").isBlank())
            .map(row -> row.getOrDefault("language", ""))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** English is nobody's translation. */
  public boolean isReviewed(String language) {
    return language.equals(Languages.SOURCE) || reviewed.contains(language);
  }
}
