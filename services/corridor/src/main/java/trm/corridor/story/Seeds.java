package trm.corridor.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import trm.client.NodeException;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Progress;

/**
 * A few invented cases in different states, entered through the public interface, once: what was
 * begun is written down first, and is not begun again at the next start.
 */
public final class Seeds {
  private final Corridor corridor;
  private final Progress out;
  private final Instant now;

  /**
   * Cases for a running corridor.
   *
   * @param now the moment from which their dates are counted
   */
  public Seeds(Corridor corridor, Progress out, Instant now) {
    this.corridor = corridor;
    this.out = out;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Enters those that were never begun, and tells of each. */
  public void plant() {
    List<Planted> wanted = List.of(Planted.values()).stream().filter(one -> !isBegun(one)).toList();
    if (wanted.isEmpty()) {
      out.tell("The invented cases of the first start are still there: GET /api/v1/cases.");
      return;
    }
    out.tell(
        "Entering " + wanted.size() + " invented cases, once, so that there is something to see.");
    try (Offices offices = new Offices(corridor);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Cast cast = new Cast(offices);
      wanted.forEach(one -> threads.execute(() -> plant(one, cast)));
    }
  }

  private void plant(Planted one, Cast cast) {
    begin(one);
    Stage stage = new Stage(new Narrator(Progress.silent()));
    try {
      one.play(new Steps(stage, one.person(now), now), cast);
      out.tell("  %s  %s".formatted(stage.caseReference(), one.state()));
    } catch (NodeException | CorridorFault e) {
      // A corridor without this case is of use all the same.
      out.tell("  A case that " + one.state() + " could not be entered: " + e.getMessage());
    }
  }

  private boolean isBegun(Planted one) {
    try {
      return Files.exists(file()) && Files.readAllLines(file()).contains(one.name());
    } catch (IOException e) {
      throw new CorridorFault("Cannot read " + file() + ".", e);
    }
  }

  private synchronized void begin(Planted one) {
    try {
      Files.writeString(
          file(), one.name() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new CorridorFault("Cannot write " + file() + ".", e);
    }
  }

  private Path file() {
    return corridor.layout().state().file("seeds", "begun");
  }
}
