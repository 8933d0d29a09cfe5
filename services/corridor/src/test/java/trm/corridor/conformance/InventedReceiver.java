package trm.corridor.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A partner's receiver that answers as a test says. */
final class InventedReceiver implements AutoCloseable {
  private final HttpServer server;

  /** What it makes of a delivery: a status, or 0 for never an answer. */
  @FunctionalInterface
  interface Way {
    int answer(HttpExchange headers, byte[] body);
  }

  InventedReceiver(Way way) {
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> take(exchange, way));
    server.start();
  }

  private static void take(HttpExchange exchange, Way way) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int status = way.answer(exchange, body);
    if (status != 0) {
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
