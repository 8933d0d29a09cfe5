package trm.corridor.system;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes traces as a collector does, by OTLP over HTTP, and shows what came first and last. */
final class InventedCollector implements AutoCloseable {
  private static final String PATH = "/v1/traces";
  private static final long BYTES_MAX = 6L << 20;
  private final HttpServer server;
  private final List<byte[]> first = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedDeque<byte[]> last = new ConcurrentLinkedDeque<>();
  private long firstBytes;
  private long lastBytes;

  /**
   * A span as it was sent.
   *
   * @param service whose it is
   * @param parent empty for the first of its trace
   * @param keys of all that is said of it, of its events and of its links
   */
  record Seen(
      String service,
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> said,
      Set<String> keys) {

    boolean is(Enum<?> step) {
      return name.equals(step.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    String of(String key) {
      return said.getOrDefault(key, "");
    }
  }

  InventedCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(PATH, this::take);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    keep(exchange.getRequestBody().readAllBytes());
    byte[] taken = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, taken.length == 0 ? -1 : taken.length);
    exchange.getResponseBody().write(taken);
    exchange.close();
  }

  private synchronized void keep(byte[] request) {
    if (firstBytes < BYTES_MAX) {
      first.add(request);
      firstBytes += request.length;
      return;
    }
    last.add(request);
    lastBytes += request.length;
    while (lastBytes > BYTES_MAX) {
      lastBytes -= last.remove().length;
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  /** What was sent, byte by byte. */
  List<byte[]> bytes() {
    return Stream.concat(first.stream(), last.stream()).toList();
  }

  List<Seen> spans() {
    List<Seen> seen = new ArrayList<>();
    for (byte[] request : bytes()) {
      read(request).getResourceSpansList().forEach(of -> seen.addAll(spans(of)));
    }
    return seen;
  }

  private static ExportTraceServiceRequest read(byte[] request) {
    try {
      return ExportTraceServiceRequest.parseFrom(request);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Seen> spans(ResourceSpans of) {
    Map<String, String> resource = said(of.getResource().getAttributesList());
    return of.getScopeSpansList().stream()
        .flatMap(scope -> scope.getSpansList().stream())
        .map(span -> seen(resource, span))
        .toList();
  }

  private static Seen seen(Map<String, String> resource, Span span) {
    return new Seen(
        resource.getOrDefault("service.name", ""),
        hex(span.getTraceId().toByteArray()),
        hex(span.getSpanId().toByteArray()),
        hex(span.getParentSpanId().toByteArray()),
        span.getName(),
        said(span.getAttributesList()),
        Stream.of(
                resource.keySet().stream(),
                span.getAttributesList().stream().map(KeyValue::getKey),
                span.getEventsList().stream().map(event -> "event " + event.getName()),
                span.getLinksList().stream().map(_ -> "link"))
            .flatMap(keys -> keys)
            .collect(Collectors.toSet()));
  }

  private static Map<String, String> said(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(Collectors.toMap(KeyValue::getKey, one -> text(one.getValue())));
  }

  private static String text(AnyValue value) {
    return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
  }

  private static String hex(byte[] id) {
    return HexFormat.of().formatHex(id);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
