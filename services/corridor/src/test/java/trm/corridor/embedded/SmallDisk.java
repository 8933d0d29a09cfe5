package trm.corridor.embedded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder whose content lies on a small disk of its own, in memory, which can be filled to the
 * last byte. Whoever uses the folder must be away while it is moved there and back.
 */
public final class SmallDisk implements AutoCloseable {
  private static final int CHUNK_BYTES = 4096;
  private final Path folder;
  private final Path ballast;
  private final Runnable sendAway;

  private SmallDisk(Path folder, Runnable sendAway) {
    this.folder = folder;
    this.sendAway = sendAway;
    this.ballast = folder.resolve("ballast");
  }

  /** Skips the test where a disk cannot be mounted; it never passes without one. */
  public static void assumePossible() {
    assumeTrue(
        "root".equals(System.getProperty("user.name")) && canMount(),
        "A full disk is a small tmpfs: that needs root and the right to mount.");
  }

  private static boolean canMount() {
    try {
      Path folder = Files.createTempDirectory("small-disk");
      boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString());
      boolean unmounted = mounted && run("umount", folder.toString());
      Files.delete(folder);
      return unmounted;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Moves a folder.
   *
   * @param mebibytes how much room there is beside what it holds
   * @param sendAway ends whoever uses the folder, before it is moved back
   */
  public static SmallDisk under(Path folder, int mebibytes, Runnable sendAway) {
    SmallDisk disk = new SmallDisk(folder, sendAway);
    Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
    String size = "size=" + (mebibytesOf(folder) + mebibytes) + "m,mode=700";
    demand("cp", "-a", folder.toString(), aside.toString());
    demand("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString());
    demand("cp", "-a", aside + "/.", folder.toString());
    demand("rm", "-rf", aside.toString());
    return disk;
  }

  private static long mebibytesOf(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes / 1024 / 1024 + 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves no room for anybody. */
  public void fill() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Gives the room back. */
  public void makeRoom() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves the folder back to where it was. */
  @Override
  public void close() {
    makeRoom();
    sendAway.run();
    Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
    demand("cp", "-a", folder.toString(), aside.toString());
    demand("umount", folder.toString());
    demand("rm", "-rf", folder.toString());
    demand("mv", aside.toString(), folder.toString());
  }

  private static void demand(String... command) {
    if (!run(command)) {
      throw new IllegalStateException(String.join(" ", command) + " failed.");
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
