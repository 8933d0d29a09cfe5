package trm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import trm.evidence.NodeId;
import trm.node.settings.InvalidSettingException;
import trm.node.settings.TraceSettings;
import trm.node.tracing.OpenStep;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;
import trm.node.tracing.Tracing;

/** A node tells its collector of the steps that are listed, in codes and ids. */
final class TracedStepsTest {
  private static final Path SOURCES = Path.of("../node/src/main/java");
  private static final Path PAGE = Path.of("../../docs/reference/traces.md");
  private static final NodeId NODE = new NodeId("yy-invented");

  @Test
  void thePageIsFresh() throws IOException {
    if (Boolean.getBoolean("corridor.reference.write")) {
      Files.writeString(PAGE, TracePage.text());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(TracePage.text());
  }

  /** So that no header can carry a trace, and no span is made beside the list. */
  @Test
  void nobodyElseKnowsOpenTelemetry() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> knowing =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> read(file).contains("io.opentelemetry"))
              .map(file -> SOURCES.resolve("trm/node").relativize(file).toString())
              .sorted()
              .toList();
      assertThat(knowing)
          .containsExactly(
              "tracing/Exporting.java", "tracing/OpenStep.java", "tracing/Tracing.java");
    }
    assertThat(List.of("Exporting", "OpenStep", "Tracing"))
        .map(name -> read(SOURCES.resolve("trm/node/tracing/" + name + ".java")))
        .noneMatch(source -> source.toLowerCase(Locale.ROOT).contains("propagat"));
  }

  @Test
  void aStepHasNoKeyBesideItsOwn() {
    try (Tracing off = Tracing.off();
        OpenStep step = off.first(TracedStep.REQUEST)) {
      assertThatIllegalArgumentException().isThrownBy(() -> step.with(SpanKey.MESSAGE_ID, "m-1"));
    }
  }

  /** What the relay says of a message is never said of a call, whoever's thread it is. */
  @Test
  void anOutcomeIsOfItsOwnStepOnly() {
    assertThat(told(tracing -> outcomeDuring(TracedStep.SENDING, tracing))).contains("SENT");
    assertThat(told(tracing -> outcomeDuring(TracedStep.COMMAND, tracing)))
        .contains("command")
        .doesNotContain("SENT");
  }

  private static void outcomeDuring(TracedStep step, Tracing tracing) {
    try (OpenStep _ = tracing.first(step)) {
      tracing.outcome(TracedStep.SENDING, "SENT");
    }
  }

  /** The collector is a real one as far as the bytes go: what it gets is what was sent. */
  @ParameterizedTest
  @ValueSource(strings = {"Солонго", "two words", "a\"quote", "x@invented.example"})
  void whatIsNeitherCodeNorIdIsWithheld(String text) {
    assertThat(told(tracing -> say(tracing, text))).contains("withheld").doesNotContain(text);
    assertThat(told(tracing -> say(tracing, "/api/v1/cases/{case}")))
        .contains("/api/v1/cases/{case}")
        .doesNotContain("withheld");
  }

  private static void say(Tracing tracing, String route) {
    try (OpenStep step = tracing.first(TracedStep.REQUEST)) {
      step.with(SpanKey.ROUTE, route);
    }
  }

  @Test
  void aTransactionAloneIsNoTrace() {
    assertThat(told(tracing -> tracing.within(TracedStep.TRANSACTION).close())).isEmpty();
    assertThat(told(TracedStepsTest::transactionOfARequest)).contains("transaction", "request");
  }

  private static void transactionOfARequest(Tracing tracing) {
    try (OpenStep _ = tracing.first(TracedStep.REQUEST)) {
      tracing.within(TracedStep.TRANSACTION).close();
    }
  }

  /** Everything that a collector was told, as text. */
  private static String told(Consumer<Tracing> steps) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    HttpServer collector = collector(told);
    try {
      String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
      try (Tracing tracing = new TraceSettings(endpoint, 1).tracing(NODE)) {
        steps.accept(tracing);
      }
      return told.toString(StandardCharsets.UTF_8);
    } finally {
      collector.stop(0);
    }
  }

  private static HttpServer collector(ByteArrayOutputStream told) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/v1/traces",
          exchange -> {
            exchange.getRequestBody().transferTo(told);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aLineNamesTheTraceDuringWhichItWasWritten() {
    Logger logger = (Logger) LoggerFactory.getLogger("of.traced.steps");
    ListAppender<ILoggingEvent> kept = new ListAppender<>();
    kept.start();
    logger.addAppender(kept);
    String[] trace = new String[1];
    told(
        tracing -> {
          try (OpenStep _ = tracing.first(TracedStep.REQUEST)) {
            trace[0] = Span.current().getSpanContext().getTraceId();
            LogEvent.REQUEST_BROKEN_OFF.to(logger);
          }
        });
    LogEvent.REQUEST_BROKEN_OFF.to(logger);
    assertThat(kept.list.getFirst().getKeyValuePairs().toString())
        .contains("traceId=\"" + trace[0]);
    assertThat(kept.list.getLast().getKeyValuePairs().toString()).doesNotContain("traceId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"collector:4318", "/v1/traces", "grpc://collector:4317", "not an address"})
  void anEndpointThatIsNoAddressIsRefusedByItsName(String endpoint) {
    assertThat(catchThrowable(() -> new TraceSettings(endpoint, 1)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("trm.traces.endpoint");
  }

  /** An empty variable of the environment is no endpoint. */
  @Test
  void withoutAnEndpointNothingIsTraced() {
    try (Tracing tracing = new TraceSettings("", 1).tracing(NODE);
        OpenStep _ = tracing.first(TracedStep.REQUEST)) {
      assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }
  }

  /** A process that takes a step without a collector, and says which classes it loaded. */
  @Test
  void withoutAnEndpointNothingOfTheWayToACollectorIsLoaded() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                StepWithoutACollector.class.getName())
            .redirectErrorStream(true)
            .start();
    String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(loaded)
        .contains(OpenStep.class.getName())
        .doesNotContain("io.opentelemetry.sdk.", "io.opentelemetry.exporter.");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
