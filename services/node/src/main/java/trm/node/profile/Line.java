package trm.node.profile;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trm.referral.DisclosureClass;
import trm.referral.OrganisationKind;
import trm.referral.profile.Sourced;
import trm.referral.profile.TimeLimit;

/**
 * One value as a file states it, beside its source. What is stated without a source is refused: a
 * number that nobody can look up would pass for law.
 */
interface Line {
  /** The law behind the value. */
  @Nullable String source();

  /** The value with its source. */
  default <T, V> Sourced<V> of(@Nullable T stated, String what, Function<T, V> read) {
    String source = source();
    if (stated == null || source == null) {
      throw new IllegalArgumentException("A value states \"" + what + "\" and its \"source\".");
    }
    return new Sourced<>(read.apply(stated), source);
  }

  /** A length of time. */
  record Length(@Nullable String limit, @Nullable String source) implements Line {
    Sourced<TimeLimit> read() {
      return of(limit, "limit", TimeLimit::of);
    }
  }

  /** Several lengths of time. */
  record Lengths(@Nullable List<String> limits, @Nullable String source) implements Line {
    Sourced<List<TimeLimit>> read() {
      return of(limits, "limits", texts -> texts.stream().map(TimeLimit::of).toList());
    }
  }

  /** Whether a measure applies. */
  record Applies(@Nullable Boolean value, @Nullable String source) implements Line {
    Sourced<Boolean> read() {
      return of(value, "value", Function.identity());
    }
  }

  /** Who performs a measure. */
  record Performers(@Nullable Set<OrganisationKind> kinds, @Nullable String source)
      implements Line {
    Sourced<Set<OrganisationKind>> read() {
      return of(kinds, "kinds", Function.identity());
    }
  }

  /** Of which classes is told. */
  record Classes(@Nullable Set<DisclosureClass> letters, @Nullable String source) implements Line {
    Sourced<Set<DisclosureClass>> read() {
      return of(letters, "letters", Function.identity());
    }
  }

  /** In which order measures are carried out; no law orders those that are not named. */
  record Order(@Nullable List<String> codes, @Nullable String source) implements Line {
    Sourced<List<String>> read() {
      return of(codes, "codes", Function.identity());
    }
  }
}
