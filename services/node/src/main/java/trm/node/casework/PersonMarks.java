package trm.node.casework;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.evidence.Digest;
import trm.node.keys.MarkKey;
import trm.referral.Identity;

/**
 * By what a person is known again: the number of a document, and the name with the date of birth.
 * Written differently they are the same: width and case of letters, blanks and signs, and the order
 * of the names' parts do not count. A name alone, or a date alone, marks nobody.
 */
final class PersonMarks {
  private final MarkKey key;

  PersonMarks(MarkKey key) {
    this.key = key;
  }

  /** The marks; none where neither a number nor both name and date of birth were told. */
  Set<Digest> of(Identity identity) {
    return Stream.concat(numbers(identity), names(identity))
        .map(key::mark)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<String> numbers(Identity identity) {
    return Stream.ofNullable(identity.documentNumber())
        .map(PersonMarks::parts)
        .filter(parts -> !parts.isEmpty())
        .map(parts -> "document " + String.join("", parts));
  }

  private static Stream<String> names(Identity identity) {
    if (identity.birthDate() == null) {
      return Stream.empty();
    }
    return orders(parts(identity.familyName()), parts(identity.givenNames()))
        .filter(name -> !name.isEmpty())
        .map(name -> "name " + name + " " + identity.birthDate());
  }

  /**
   * One field may hold the whole name, in either order, and not every script parts it by blanks.
   */
  private static Stream<String> orders(List<String> family, List<String> given) {
    List<String> all = Stream.concat(family.stream(), given.stream()).sorted().toList();
    String first = String.join("", family);
    String last = String.join("", given);
    return Stream.of(String.join("", all), first + last, last + first).distinct();
  }

  private static List<String> parts(String text) {
    String folded = folded(Normalizer.normalize(text, Normalizer.Form.NFKC));
    String even = Normalizer.normalize(folded, Normalizer.Form.NFKC);
    return Arrays.stream(even.split("[^\\p{L}\\p{M}\\p{N}]+")).filter(p -> !p.isEmpty()).toList();
  }

  /** Upper case first, so that letters fold alike of which only one case has a second form. */
  private static String folded(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
