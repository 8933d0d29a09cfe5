package trm.referral;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the person remembers of home (class E), by which an origin can find family and register.
 *
 * @param places by their levels, the likeliest first
 */
public record Clues(
    @Nullable String address,
    @Nullable String landmarks,
    @Nullable String school,
    @Nullable String relatives,
    List<PartialAddress> places) {
  /** A file that an earlier release wrote has no places. */
  public Clues {
    places = List.copyOf(Objects.requireNonNullElse(places, List.of()));
  }

  /** With no place by its levels. */
  public Clues(
      @Nullable String address,
      @Nullable String landmarks,
      @Nullable String school,
      @Nullable String relatives) {
    this(address, landmarks, school, relatives, List.of());
  }

  /** Everything in it that somebody wrote in words. */
  public Stream<String> texts() {
    return Stream.concat(
            Stream.of(address, landmarks, school, relatives),
            places.stream()
                .flatMap(
                    place ->
                        Stream.of(
                            place.province(),
                            place.district(),
                            place.commune(),
                            place.village(),
                            place.street(),
                            place.landmark())))
        .flatMap(Stream::ofNullable);
  }

  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
