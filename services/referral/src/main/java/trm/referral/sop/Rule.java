package trm.referral.sop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trm.referral.BrokenRule;
import trm.referral.DisclosureClass;

/**
 * One rule: an id that never changes meaning, a sentence that says what must be so, and whether it
 * is so.
 *
 * @param sentence with {@link #PLACE} where it names something, if anything
 * @param betrays the class of what a refusal by this rule would give away; absent when nothing
 */
public record Rule<Q>(
    String id,
    String sentence,
    @Nullable DisclosureClass betrays,
    Predicate<Q> kept,
    Function<Q, String> named) {
  /** Where a broken rule's sentence names what is missing. */
  public static final String PLACE = "{}";

  static <Q> Rule<Q> rule(String id, String sentence, Predicate<Q> kept) {
    return new Rule<>(id, sentence, null, kept, q -> "");
  }

  static <Q> Rule<Q> silent(
      String id, DisclosureClass betrays, String sentence, Predicate<Q> kept) {
    return new Rule<>(id, sentence, betrays, kept, q -> "");
  }

  /** A rule whose sentence, once it is broken, names by a code what should have come first. */
  static <Q> Rule<Q> naming(String id, String sentence, Function<Q, Optional<String>> missing) {
    return new Rule<>(
        id, sentence, null, q -> missing.apply(q).isEmpty(), q -> missing.apply(q).orElse(""));
  }

  private BrokenRule brokenBy(Q question) {
    return new BrokenRule(id, sentence.replace(PLACE, named.apply(question)), betrays);
  }

  private static <Q> Optional<BrokenRule> tried(Q question, Rule<? super Q> rule) {
    return rule.kept().test(question) ? Optional.empty() : Optional.of(rule.brokenBy(question));
  }

  /** Tries every rule and names all that are broken. */
  @SafeVarargs
  static <Q> List<BrokenRule> broken(Q question, List<? extends Rule<? super Q>>... lists) {
    List<BrokenRule> broken = new ArrayList<>();
    for (List<? extends Rule<? super Q>> rules : lists) {
      for (Rule<? super Q> rule : rules) {
        tried(question, rule).ifPresent(broken::add);
      }
    }
    return List.copyOf(broken);
  }
}
