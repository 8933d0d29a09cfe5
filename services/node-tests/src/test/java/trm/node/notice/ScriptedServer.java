package trm.node.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that gives every recipient the same answer. */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket socket;
  private final String toRecipients;

  private ScriptedServer(ServerSocket socket, String toRecipients) {
    this.socket = socket;
    this.toRecipients = toRecipients;
  }

  static ScriptedServer answering(String toRecipients) {
    try {
      ScriptedServer server =
          new ScriptedServer(
              new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), toRecipients);
      Thread.ofVirtual().start(server::serveOne);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serveOne() {
    try (Socket client = socket.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter out =
            new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII)) {
      out.print("220 invented\r\n");
      out.flush();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.print(answer(line) + "\r\n");
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String answer(String line) {
    if (line.startsWith("RCPT")) {
      return toRecipients;
    }
    return line.startsWith("QUIT") ? "221 Bye" : "250 Yes";
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
