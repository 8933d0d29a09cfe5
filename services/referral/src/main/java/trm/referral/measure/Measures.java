package trm.referral.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every measure of the mechanism, in the order of the procedures. */
public final class Measures {
  private static final Map<String, Measure> BY_CODE = byCode();

  private Measures() {}

  /** All of them. */
  public static List<Measure> all() {
    return List.copyOf(BY_CODE.values());
  }

  /** The measure of a code; empty for a code that the mechanism does not have. */
  public static Optional<Measure> find(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /**
   * The measure of a code.
   *
   * @throws IllegalArgumentException when the mechanism has no such code
   */
  public static Measure of(String code) {
    return find(code)
        .orElseThrow(() -> new IllegalArgumentException(code + " is no measure's code."));
  }

  private static Map<String, Measure> byCode() {
    Map<String, Measure> measures = new LinkedHashMap<>();
    Stream.of(
            entries(Procedure.SOP1, Sop1Measures.ENTRIES),
            entries(Procedure.SOP2, Sop2Measures.ENTRIES),
            entries(Procedure.SOP3, Sop3Measures.ENTRIES),
            entries(Procedure.SOP4, Sop4Measures.ENTRIES),
            entries(Procedure.SOP5, Sop5Measures.ENTRIES))
        .flatMap(measure -> measure)
        .forEach(measure -> measures.put(measure.code(), measure));
    return measures;
  }

  private static Stream<Measure> entries(Procedure procedure, List<Entry> entries) {
    return entries.stream().map(entry -> entry.of(procedure));
  }
}
