package trm.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The languages in which texts stand, by their BCP 47 tags, and which of them suits a reader.
 * English is always among them: it is what the others are translated from. Immutable.
 */
public final class Languages {
  /** The language of every source text. */
  public static final String SOURCE = "en";

  private static final List<String> OFFICERS =
      List.of(SOURCE, "fr", "es", "pt", "ar", "th", "lo", "mn", "zh-Hans", "zh-Hant");
  private static final List<String> ONLY_PERSON = List.of("my", "km", "ne");

  /** Readers of Chinese mostly name a place or nothing, and mean a script. */
  private static final Map<String, List<String>> CHINESE =
      Map.of(
          "zh-Hans",
          List.of("zh", "zh-CN", "zh-SG", "zh-MY", "cmn"),
          "zh-Hant",
          List.of("zh-TW", "zh-HK", "zh-MO", "yue"));

  private static final Languages OF_OFFICERS = new Languages(OFFICERS);
  private static final Languages OF_PERSON =
      new Languages(Stream.concat(OFFICERS.stream(), ONLY_PERSON.stream()).toList());

  private final List<String> tags;
  private final Map<String, String> tagByName = new LinkedHashMap<>();

  private Languages(List<String> tags) {
    this.tags = List.copyOf(tags);
    for (String tag : tags) {
      tagByName.put(tag.toLowerCase(Locale.ROOT), tag);
      if (!CHINESE.containsKey(tag)) {
        tagByName.put(Locale.forLanguageTag(tag).getISO3Language(), tag);
      }
      CHINESE
          .getOrDefault(tag, List.of())
          .forEach(name -> tagByName.put(name.toLowerCase(Locale.ROOT), tag));
    }
    if (tagByName.containsValue("zh-Hans")) {
      tagByName.put("zho", "zh-Hans");
    }
  }

  /** Of what officers read. */
  public static Languages ofOfficers() {
    return OF_OFFICERS;
  }

  /** Of what the person reads too. */
  public static Languages ofPerson() {
    return OF_PERSON;
  }

  /** The tags, English first. */
  public List<String> tags() {
    return tags;
  }

  /**
   * The language that suits a reader best.
   *
   * @param fallback whether it is English because none of the wished languages is there
   */
  public record Choice(String language, boolean fallback) {}

  /** Chooses by the lookup of RFC 4647: the best wish that is there, made shorter where needed. */
  public Choice choose(LanguageWish wish) {
    String name = Locale.lookupTag(wish.ranges(), tagByName.keySet());
    String tag = name == null ? null : tagByName.get(name.toLowerCase(Locale.ROOT));
    return tag == null ? new Choice(SOURCE, !wish.isOpen()) : new Choice(tag, false);
  }
}
