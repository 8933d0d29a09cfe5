package trm.corridor.story;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.Progress;

/** What {@code make demo} runs: starts a corridor, plays the story, ends the corridor. */
public final class Demo {
  private Demo() {}

  /** Ends with status 0 when all of the story came out as it should. */
  public static void main(String[] arguments) {
    System.exit(played() ? 0 : 1);
  }

  private static boolean played() {
    InstantSource clock = InstantSource.system();
    Progress out = Progress.printed();
    try (Corridor corridor = new Corridor(Layout.usual(Path.of("")), clock, out, Map.of());
        Offices offices = new Offices(corridor)) {
      out.tell("Starting a corridor of three nodes on this machine.");
      corridor.start();
      new Story(corridor, offices, out, clock.instant()).play();
      out.tell("");
      out.tell("The story is told. Its evidence stays in " + corridor.layout().state().root());
      return true;
    } catch (CorridorFault e) {
      out.tell("");
      out.tell("The story stopped: " + e.getMessage());
      return false;
    }
  }
}
