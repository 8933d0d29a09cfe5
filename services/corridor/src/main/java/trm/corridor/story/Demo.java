package trm.corridor.story;

import java.time.InstantSource;
import trm.corridor.embedded.Arrangement;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.Progress;

/** What {@code make demo} runs: starts a corridor, plays a story, ends the corridor. */
public final class Demo {
  private Demo() {}

  /**
   * Plays a story.
   *
   * @throws CorridorFault at the first thing that is not as it should be
   */
  public static void play(Layout layout, InstantSource clock, Progress out, Tales tale) {
    try (Corridor corridor = new Corridor(layout, clock, out, Arrangement.usual());
        Offices offices = new Offices(corridor)) {
      out.tell("Starting a corridor of four nodes on this machine.");
      corridor.start();
      tale.play(corridor, offices, out, clock.instant());
      out.tell("");
      out.tell(
          "The story is told. Its evidence stays in " + corridor.layout().state().root() + ".");
    }
  }
}
