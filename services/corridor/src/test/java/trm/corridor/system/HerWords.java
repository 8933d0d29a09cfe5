package trm.corridor.system;

import java.util.List;
import java.util.stream.Stream;

/** What the story's person, who is invented, would not have everybody read. */
final class HerWords {
  /** Her names in Cyrillic, which travel with her. */
  static final List<String> NAMES = List.of("Солонго", "Зохиомол");

  /** When and where she was born. */
  static final List<String> BIRTH = List.of("1999-04-17", "17.04.1999", "Invented Sum");

  /** What the shelter took down, which stays with the destination. */
  static final List<String> TOLD_AT_THE_SHELTER =
      List.of(
          "Solongo", "+853 7700 0077", "7 Invented Lane", "Invented Sum, Dundgovi", "DebtBondage");

  /** What the origin's offices were asked with. */
  static final List<String> ASKED_WITH =
      List.of("A well and a red-roofed school", "Invented School No. 3", "Near her aunt");

  /** Where she was handed over. */
  static final String FIRST_MEETING = "Help point, invented airport";

  static final String SECOND_MEETING = "Arrivals, invented gate";

  /** The number of the travel document that the origin's consul issued. */
  static final String DOCUMENT = "INVENTED-0001";

  /** What the destination's court needs. */
  static final List<String> COURT_FILE = List.of("Invented case 1/2026", "Testimony taken");

  /** Why one office of the origin gave the case to the other. */
  static final String REASON_AT_HOME = "As planned.";

  static final List<String> ALL =
      Stream.of(
              NAMES,
              TOLD_AT_THE_SHELTER,
              ASKED_WITH,
              List.of(FIRST_MEETING, SECOND_MEETING, DOCUMENT, REASON_AT_HOME),
              COURT_FILE)
          .flatMap(List::stream)
          .toList();

  private HerWords() {}
}
