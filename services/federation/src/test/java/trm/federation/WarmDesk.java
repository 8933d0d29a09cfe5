package trm.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line in a process that is started once, in the folder where a shell works: a virtual
 * machine for each of a page's commands would take a minute. It is told the day, then the words
 * that the shell gave to {@code java}.
 */
final class WarmDesk {
  private WarmDesk() {}

  public static void main(String[] arguments) throws IOException {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      endWithTheParent();
      System.out.println(door.getLocalPort());
      while (true) {
        try (Socket shell = door.accept()) {
          serve(shell);
        }
      }
    }
  }

  private static void endWithTheParent() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
              } catch (IOException e) {
                System.err.println(e.getMessage());
              }
              Runtime.getRuntime().halt(0);
            });
  }

  private static void serve(Socket shell) throws IOException {
    BufferedReader asked = new BufferedReader(new InputStreamReader(shell.getInputStream(), UTF_8));
    Instant day = Instant.parse(asked.readLine());
    List<String> words = new ArrayList<>();
    for (String word = asked.readLine(); !".".equals(word); word = asked.readLine()) {
      words.add(word);
    }
    StringWriter said = new StringWriter();
    int status = status(words, day, new PrintWriter(said, true));
    PrintWriter answer = new PrintWriter(shell.getOutputStream(), true, UTF_8);
    answer.println(status);
    answer.print(said);
    answer.flush();
  }

  private static int status(List<String> words, Instant day, PrintWriter out) {
    if (!words.subList(0, 2).equals(List.of("-jar", "federation.jar"))) {
      out.println("No other program is here.");
      return 127;
    }
    String[] command = words.subList(2, words.size()).toArray(String[]::new);
    return Main.commandLine(() -> day, out, out).execute(command);
  }
}
