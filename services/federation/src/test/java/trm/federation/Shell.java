package trm.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A shell in a folder that stands for the machines of a page, on a day that can be chosen. */
final class Shell implements AutoCloseable {
  private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b");
  private static final String JAVA =
      """
      #!/bin/bash
      exec 3<>/dev/tcp/127.0.0.1/$DESK
      printf '%s\\n' "$DAY" "$@" . >&3
      read -r status <&3
      cat <&3
      exit "$status"
      """;

  private final Path folder;
  private final Process desk;
  private final String door;
  private Instant day;
  private String heard = "";

  Shell(Path folder, Instant day) throws IOException {
    this.folder = folder;
    this.day = day;
    Path java = Files.createDirectory(folder.resolve("bin")).resolve("java");
    Files.writeString(java, JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    this.desk =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WarmDesk.class.getName())
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    this.door = new BufferedReader(new InputStreamReader(desk.getInputStream(), UTF_8)).readLine();
  }

  void on(Instant other) {
    day = other;
  }

  /** Runs what a person would type, the digest being the one that was last read aloud. */
  String run(Runbook.Block block) throws IOException, InterruptedException {
    String typed =
        block
            .commands()
            .replace("DIGEST-AS-HEARD", heard)
            .replace(" /etc/", " " + folder + "/etc/")
            .replace(" /srv/", " " + folder + "/srv/");
    ProcessBuilder bash = new ProcessBuilder("bash", "-euc", typed);
    bash.directory(folder.toFile()).redirectErrorStream(true);
    bash.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    bash.environment().put("DESK", door);
    bash.environment().put("DAY", day.toString());
    Process process = bash.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(typed + "\n" + said).isEqualTo(block.status());
    heard = DIGEST.matcher(said).results().map(MatchResult::group).reduce(heard, (_, last) -> last);
    return said;
  }

  @Override
  public void close() throws IOException {
    desk.getOutputStream().close();
    desk.onExit().join();
  }
}
