package trm.corridor.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Progress;

/** The stories, by the names under which {@code make demo STORY=…} finds them. */
public enum Tales {
  RETURN("return", "a woman's way home through three countries, to the proof of it"),
  CHILD("child", "a child: family sought through a province, and what is best for her"),
  STAY("stay", "one gate after another says no, and she stays"),
  PROCEEDINGS("proceedings", "a witness: heard by video after her return, and warned in time"),
  NGO_TO_NGO("ngo-to-ngo", "from one NGO's care to another's; her state never hears of it");

  private final String title;
  private final String about;

  Tales(String title, String about) {
    this.title = title;
    this.about = about;
  }

  /**
   * The story of that name.
   *
   * @throws CorridorFault naming all stories, when there is none of that name
   */
  public static Tales named(String title) {
    return Arrays.stream(values())
        .filter(tale -> tale.title.equals(title))
        .findFirst()
        .orElseThrow(
            () -> new CorridorFault("There is no story \"" + title + "\". There are:\n" + all()));
  }

  private static String all() {
    return Arrays.stream(values())
        .map(tale -> "  %-12s %s".formatted(tale.title, tale.about))
        .collect(Collectors.joining("\n"));
  }

  /**
   * Plays the story on a running corridor.
   *
   * @param now the moment from which its dates are counted
   * @throws CorridorFault at the first thing that is not as it should be
   */
  public void play(Corridor corridor, Offices offices, Progress out, Instant now) {
    Instant start = now.truncatedTo(ChronoUnit.MILLIS);
    Stage stage = new Stage(new Narrator(out));
    Cast cast = new Cast(offices);
    switch (this) {
      case RETURN -> new Story(corridor, offices, out, start).play();
      case CHILD -> new ChildsStory(steps(stage, start, "Номин", "Жишээ", 13), cast).play();
      case STAY -> new StayingStory(steps(stage, start, "Сарнай", "Загвар", 24), cast).play();
      case PROCEEDINGS ->
          new ProceedingsStory(steps(stage, start, "Уянга", "Санаа", 31), cast).play();
      case NGO_TO_NGO -> new NgosStory(steps(stage, start, "Энхжин", "Бодол", 27), cast).play();
    }
  }

  private Steps steps(Stage stage, Instant start, String given, String family, int years) {
    String document = "INVENTED-" + years;
    return new Steps(stage, Person.of(start, given, family, years, document), start);
  }
}
