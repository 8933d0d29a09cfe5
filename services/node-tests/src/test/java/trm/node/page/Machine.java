package trm.node.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The machine on which an operator types what a page says: a real shell with real programs. The
 * words of the programs that belong to a deployment ({@code java -jar} of the node's own jar,
 * {@code systemctl}, {@code createdb}) come to this process, which does them.
 */
public final class Machine implements AutoCloseable {
  private static final String STANDS_FOR =
      """
      #!/bin/bash
      program=$(basename "$0")
      if [ "$program" = java ]; then
        case "$2" in
          evidence.jar) exec "$REAL_JAVA" -cp "$CLASSES" trm.evidence.Main "${@:3}" ;;
          federation.jar) exec "$REAL_JAVA" -cp "$CLASSES" trm.federation.Main "${@:3}" ;;
        esac
      fi
      exec 3<>/dev/tcp/127.0.0.1/$DOOR
      printf '%s\\n' "$program" "$@" . >&3
      read -r status <&3
      cat <&3
      exit "$status"
      """;

  /** Does what such a program does. */
  public interface Programs {
    Answer run(String program, List<String> words);
  }

  /** What a program answers. */
  public record Answer(int status, String said) {}

  private final Path folder;
  private final ServerSocket door;
  private final Map<String, String> variables = new HashMap<>();

  /**
   * @param folder where the shell stands
   */
  public Machine(Path folder, Programs programs) throws IOException {
    this.folder = folder;
    this.door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String name : List.of("java", "systemctl", "createdb", "dropdb")) {
      Path file = Files.writeString(bin.resolve(name), STANDS_FOR);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
    Path java = Path.of(System.getProperty("java.home"), "bin");
    set("PATH", bin + ":" + java + ":" + System.getenv("PATH"));
    set("REAL_JAVA", java.resolve("java").toString());
    set("CLASSES", System.getProperty("java.class.path"));
    set("DOOR", String.valueOf(door.getLocalPort()));
    Thread.ofPlatform().daemon().start(() -> serve(programs));
  }

  /** What a variable of the page stands for from now on. */
  public void set(String variable, String value) {
    variables.put(variable, value);
  }

  /** Types what stands in a fence, and looks at what is answered. */
  public void type(String heading, Runbook.Block block) {
    ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block.commands());
    bash.directory(folder.toFile()).redirectErrorStream(true);
    bash.environment().putAll(variables);
    try {
      Process process = bash.start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      String seen = heading + ":\n" + block.commands() + "\n" + said;
      assertThat(process.waitFor()).as(seen).isEqualTo(block.status());
      assertThat(Pattern.compile(pattern(block.prints()), Pattern.DOTALL).matcher(said).find())
          .as("%s\nshould print\n%s", seen, String.join("\n", block.prints()))
          .isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String pattern(List<String> prints) {
    List<String> lines = new ArrayList<>();
    for (String line : prints) {
      lines.add("\\Q" + line.replace("…", "\\E[^\n]*\\Q") + "\\E");
    }
    return String.join("[^\n]*\n(?:.*\n)?[^\n]*", lines);
  }

  private void serve(Programs programs) {
    while (!door.isClosed()) {
      try (Socket shell = door.accept()) {
        answer(shell, programs);
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void answer(Socket shell, Programs programs) throws IOException {
    BufferedReader asked = new BufferedReader(new InputStreamReader(shell.getInputStream(), UTF_8));
    String program = asked.readLine();
    List<String> words = new ArrayList<>();
    for (String word = asked.readLine(); !".".equals(word); word = asked.readLine()) {
      words.add(word);
    }
    Answer answer = programs.run(program, words);
    PrintWriter back = new PrintWriter(shell.getOutputStream(), true, UTF_8);
    back.println(answer.status());
    back.print(answer.said());
    back.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
