package trm.referral.sop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trm.referral.BrokenRule;
import trm.referral.DisclosureClass;

/**
 * One rule: an id that never changes meaning, a sentence that says what must be so, and whether it
 * is so.
 *
 * @param betrays the class of what a refusal by this rule would give away; absent when nothing
 */
public record Rule<Q>(
    String id, String sentence, @Nullable DisclosureClass betrays, Predicate<Q> kept) {

  static <Q> Rule<Q> rule(String id, String sentence, Predicate<Q> kept) {
    return new Rule<>(id, sentence, null, kept);
  }

  static <Q> Rule<Q> silent(
      String id, DisclosureClass betrays, String sentence, Predicate<Q> kept) {
    return new Rule<>(id, sentence, betrays, kept);
  }

  /** Tries every rule and names all that are broken. */
  @SafeVarargs
  static <Q> List<BrokenRule> broken(Q question, List<? extends Rule<? super Q>>... lists) {
    List<BrokenRule> broken = new ArrayList<>();
    for (List<? extends Rule<? super Q>> rules : lists) {
      for (Rule<? super Q> rule : rules) {
        if (!rule.kept().test(question)) {
          broken.add(new BrokenRule(rule.id(), rule.sentence(), rule.betrays()));
        }
      }
    }
    return List.copyOf(broken);
  }
}
