package trm.corridor.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The ports of a corridor: chosen free the first time, then remembered in a file, so that addresses
 * stay the same from one start to the next. They lie below the range from which systems take
 * outgoing ports, else a port could be gone at the next start.
 */
public final class Ports {
  private static final int HIGHEST = 32_000;
  private final Path file;
  private final int lowest;
  private final Properties known = new Properties();

  /**
   * @param file where the ports are remembered
   * @param lowest the first port to try
   */
  public Ports(Path file, int lowest) {
    this.file = file;
    this.lowest = lowest;
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        known.load(reader);
      } catch (IOException e) {
        throw new CorridorFault("Cannot read the ports in " + file + ".", e);
      }
    }
  }

  /** The port of a part, on the loopback address only. */
  public synchronized int of(String part) {
    String remembered = known.getProperty(part);
    if (remembered != null) {
      return Integer.parseInt(remembered);
    }
    int port = lowest;
    while (known.containsValue(Integer.toString(port)) || !isFree(port)) {
      port++;
      if (port > HIGHEST) {
        throw new CorridorFault("No free port between " + lowest + " and " + HIGHEST + ".");
      }
    }
    known.setProperty(part, Integer.toString(port));
    remember();
    return port;
  }

  /**
   * Makes sure that a part can have its port.
   *
   * @throws CorridorFault when some other program has it
   */
  static void requireFree(String part, int port) {
    if (!isFree(port)) {
      throw new CorridorFault(
          "Port "
              + port
              + ", which "
              + part
              + " of this corridor had before, is another program's now."
              + " End that program, or delete ports.properties in the state folder.");
    }
  }

  /** Whether nothing listens on a port of the loopback address now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private void remember() {
    try (Writer writer = Files.newBufferedWriter(file)) {
      known.store(writer, "Ports of this corridor; delete the file to have new ones chosen");
    } catch (IOException e) {
      throw new CorridorFault("Cannot remember the ports in " + file + ".", e);
    }
  }
}
