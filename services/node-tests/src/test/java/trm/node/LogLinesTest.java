package trm.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** A node writes no line but those that are listed, with no key but those that are listed. */
final class LogLinesTest {
  private static final Path SOURCES = Path.of("../node/src/main/java");
  private static final Path PAGE = Path.of("../../docs/reference/logs.md");
  private static final Pattern LINE =
      Pattern.compile("LogEvent\\s*\\.([A-Z_]+)\\s*\\.to\\(\\s*LOG");
  private static final Pattern OTHER_WAY =
      Pattern.compile(
          "LOG\\s*\\.\\s*(trace|debug|info|warn|error|at[A-Z]|log)|System\\s*\\.\\s*(out|err)\\b"
              + "|printStackTrace|addKeyValue|MDC");

  @ParameterizedTest
  @EnumSource
  void eachPlaceOfASentenceHasItsKey(LogEvent event) {
    assertThat(event.sentence().split("\\{\\}", -1)).hasSize(event.keys().size() + 1);
  }

  /** The node's command line answers whoever called it, and is no log. */
  @Test
  void thereIsNoOtherWayToWriteALine() {
    assertThat(
            sources()
                .filter(source -> !source.contains("enum LogEvent"))
                .filter(source -> !source.contains("class NodeCommands")))
        .isNotEmpty()
        .noneMatch(source -> OTHER_WAY.matcher(source).find());
  }

  @Test
  void eachLineIsWrittenSomewhereWithAValueForEachKey() {
    Set<String> written = new TreeSet<>();
    for (String source : sources().toList()) {
      LINE.matcher(source)
          .results()
          .forEach(
              call -> {
                written.add(call.group(1));
                assertThat(values(source.substring(call.end())))
                    .as(call.group(1))
                    .isEqualTo(LogEvent.valueOf(call.group(1)).keys().size());
              });
    }
    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(LogEvent.values()).map(Enum::name).collect(Collectors.toSet()));
  }

  @Test
  void aLineIsOneObjectWithItsKeys() throws IOException {
    String line = json(LogEvent.MESSAGE_OVERDUE, "m-1", "xx-invented");

    assertThat(line)
        .startsWith("{")
        .contains("\"event\":\"message-overdue\"", "\"level\":\"WARN\"", "\"node\":\"yy-invented\"")
        .contains("\"messageId\":\"m-1\"", "\"peer\":\"xx-invented\"")
        .contains("\"message\":\"Message m-1 to xx-invented is overdue.\"")
        .endsWith("}\n");
  }

  @Test
  void aNumberStaysOne() throws IOException {
    assertThat(json(LogEvent.DIRECTORY_CHANGED, 7L)).contains("\"version\":7");
  }

  @Test
  void thePageIsFresh() throws IOException {
    if (Boolean.getBoolean("corridor.reference.write")) {
      Files.writeString(PAGE, LogPage.text());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(LogPage.text());
  }

  /** As a node writes it whose operator has set the format, by the settings that ship. */
  private static String json(LogEvent event, Object... values) throws IOException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putObject(Environment.class.getName(), environment());
    Logger logger = context.getLogger("of.this.test");
    ListAppender<ILoggingEvent> kept = new ListAppender<>();
    kept.start();
    logger.addAppender(kept);
    event.to(logger, values);
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("logstash");
    encoder.start();
    return new String(encoder.encode(kept.list.getFirst()), StandardCharsets.UTF_8);
  }

  private static StandardEnvironment environment() throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("node", Map.of("trm.node.id", "yy-invented")));
    new YamlPropertySourceLoader()
        .load("shipped", new ClassPathResource("application.yaml"))
        .forEach(environment.getPropertySources()::addLast);
    return environment;
  }

  private static Stream<String> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
          .map(LogLinesTest::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commas of the call itself, up to its closing bracket, each of which comes before a value. */
  private static int values(String afterLogger) {
    int depth = 0;
    int commas = 0;
    for (int c : afterLogger.chars().toArray()) {
      if (c == ')' && depth == 0) {
        return commas;
      }
      depth += List.of((int) '(', (int) '{').contains(c) ? 1 : 0;
      depth -= List.of((int) ')', (int) '}').contains(c) ? 1 : 0;
      commas += c == ',' && depth == 0 ? 1 : 0;
    }
    throw new IllegalArgumentException("A call that does not end.");
  }
}
