package trm.corridor;

import java.nio.file.Path;
import java.time.InstantSource;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.Progress;

/** The launcher behind {@code make up} and {@code make down}. Run it in the root of the clone. */
public final class Main {
  private Main() {}

  /**
   * Runs one command.
   *
   * @param arguments {@code up}, {@code down}, or {@code serve}, which is what {@code up} starts in
   *     the background
   */
  public static void main(String[] arguments) {
    Launcher launcher =
        new Launcher(Layout.usual(Path.of("")), InstantSource.system(), Progress.printed());
    try {
      switch (arguments.length == 1 ? arguments[0] : "") {
        case "up" -> launcher.up();
        case "serve" -> launcher.serve();
        case "down" -> launcher.down();
        default -> throw new CorridorFault("Usage: up | down");
      }
    } catch (CorridorFault e) {
      System.err.println(e.getMessage());
      if (e.getCause() != null) {
        System.err.println("Cause: " + e.getCause());
      }
      System.exit(1);
    }
    // Threads of the broker's clients may linger; the command itself is done.
    System.exit(0);
  }
}
