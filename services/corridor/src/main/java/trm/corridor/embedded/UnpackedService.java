package trm.corridor.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * A packaged role service, laid out as the image holds it: files beside each other, since a JVM
 * that opens jars inside a jar needs half as much time again at every start, and an AOT cache of
 * what every start loads.
 *
 * @param packaged the jar that the build made
 * @param flags the file of the JVM's flags; a cache serves only a JVM with the same ones
 * @param folder where the files lie; written anew when the jar or the flags are others
 */
record UnpackedService(Path packaged, Path flags, Path folder) {

  /** The jar to start; there from the first {@link #prepare} on. */
  Path jar() {
    return folder.resolve(packaged.getFileName());
  }

  /** What the JVM is given to start the service; there from the first {@link #prepare} on. */
  List<String> command() {
    return List.of(
        ChildProcess.java(), "@" + flags, "-XX:AOTCache=" + cache(), "-jar", jar().toString());
  }

  private Path cache() {
    return folder.resolve("service.aot");
  }

  /** Unpacks the jar, unless this very jar is unpacked already. Two nodes may share a service. */
  void prepare(Path log) {
    synchronized (UnpackedService.class) {
      Path mark = folder.resolve("unpacked-from");
      String checksum = checksum(packaged) + " " + checksum(flags);
      if (!Files.exists(mark) || !StateFolder.read(mark).equals(checksum)) {
        ChildProcess.run("unpacking " + packaged.getFileName(), unpacking(), Map.of(), log);
        // With a log of its own: what it says is about no node, and looks like a failure.
        ChildProcess.runToAnyEnd(
            "a first start of " + jar(), firstStart(), Map.of(), folder.resolve("first-start.log"));
        StateFolder.writeSecret(mark, checksum);
      }
    }
  }

  private List<String> unpacking() {
    return List.of(
        ChildProcess.java(),
        "-XX:TieredStopAtLevel=1",
        "-Djarmode=tools",
        "-jar",
        packaged.toString(),
        "extract",
        // What an older jar left there is not on the new one's class path.
        "--force",
        "--destination",
        folder.toString());
  }

  /** Ends because no setting is there, with a status that says so. What it loaded is kept. */
  private List<String> firstStart() {
    return List.of(
        ChildProcess.java(),
        "@" + flags,
        "-XX:AOTCacheOutput=" + cache(),
        "-jar",
        jar().toString());
  }

  /** Tells one build from the next; against a stranger's hand the folder's mode is the guard. */
  private static String checksum(Path file) {
    CRC32C checksum = new CRC32C();
    try (InputStream bytes = new CheckedInputStream(Files.newInputStream(file), checksum)) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return Long.toHexString(checksum.getValue()) + " " + Files.size(file);
    } catch (IOException e) {
      throw new CorridorFault("Cannot read " + file + ".", e);
    }
  }
}
