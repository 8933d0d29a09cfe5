package trm.corridor.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.system.InventedCollector.Seen;
import trm.evidence.NodeId;
import trm.node.tracing.OpenStep;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;
import trm.node.tracing.Tracing;

/** What the nodes' collector learns of the whole story, and what nobody else does. */
@ExtendWith(CorridorExtension.class)
class TracesStayInTheNodeTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CHOSEN = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CHOSEN_PARENT = "00f067aa0ba902b7";
  private static final Set<String> HEADERS =
      Set.of("traceparent", "tracestate", "baggage", "b3", "uber-trace-id");

  private final RunningCorridor corridor;
  private final PlayedStory story;

  TracesStayInTheNodeTest(RunningCorridor corridor, PlayedStory story) {
    this.corridor = corridor;
    this.story = story;
  }

  private List<Seen> spans() {
    return corridor.collector().spans();
  }

  private List<Seen> spans(TracedStep step) {
    return spans().stream().filter(span -> span.is(step)).toList();
  }

  private List<String> nodes() {
    return corridor.parts().nodes().stream().map(CorridorNode::id).toList();
  }

  @Test
  void theWholeStoryIsSeen() {
    assertThat(story.told()).isNotEmpty();
    for (TracedStep step :
        List.of(
            TracedStep.REQUEST,
            TracedStep.TRANSACTION,
            TracedStep.POSTING,
            TracedStep.SENDING,
            TracedStep.RECEIVING,
            TracedStep.TAKING_IN)) {
      assertThat(spans(step).stream().map(Seen::service).distinct())
          .as(step.code())
          .contains("mn-origin", "cn-transit", "mo-destination");
    }
    assertThat(spans(TracedStep.COMMAND).stream().map(span -> span.of("outcome")))
        .contains("Done", "Refused");
  }

  /** Request, command, transaction, posting: each the child of the one before. */
  @Test
  void aTraceLeadsFromTheCallToTheMessage() {
    Map<String, Seen> byId =
        spans().stream().collect(Collectors.toMap(Seen::id, span -> span, (one, _) -> one));
    assertThat(spans(TracedStep.POSTING).stream().map(span -> names(span, byId)))
        .contains("posting < transaction < command < request");
  }

  private static String names(Seen span, Map<String, Seen> byId) {
    Seen parent = byId.get(span.parent());
    return parent == null ? span.name() : span.name() + " < " + names(parent, byId);
  }

  /** The id of the message is all that leads from one to the other. */
  @Test
  void theSendingAndTheTakingInAreFoundByTheMessage() {
    Seen posted =
        spans(TracedStep.POSTING).stream()
            .filter(span -> !span.parent().isEmpty())
            .filter(span -> of(TracedStep.TAKING_IN, span).findAny().isPresent())
            .findFirst()
            .orElseThrow();
    Seen taken = of(TracedStep.TAKING_IN, posted).findFirst().orElseThrow();
    assertThat(of(TracedStep.SENDING, posted))
        .isNotEmpty()
        .allMatch(sent -> sent.service().equals(posted.service()))
        .noneMatch(sent -> sent.trace().equals(posted.trace()))
        .anyMatch(sent -> sent.of("outcome").equals("SENT"));
    assertThat(taken.service()).isEqualTo(posted.of("peer")).isNotEqualTo(posted.service());
    assertThat(taken.of("peer")).isEqualTo(posted.service());
  }

  private Stream<Seen> of(TracedStep step, Seen message) {
    return spans(step).stream()
        .filter(span -> span.of("messageId").equals(message.of("messageId")));
  }

  @Test
  void noTraceIsOfTwoNodes() {
    Map<String, Set<String>> nodes = nodesByTrace(spans());
    assertThat(nodes).hasSizeGreaterThan(100);
    assertThat(nodes.values()).allMatch(of -> of.size() == 1);
  }

  private static Map<String, Set<String>> nodesByTrace(List<Seen> spans) {
    return spans.stream()
        .collect(
            Collectors.groupingBy(
                Seen::trace, Collectors.mapping(Seen::service, Collectors.toSet())));
  }

  @Test
  void nothingIsSaidButWhatIsListed() {
    Map<String, Set<String>> listed =
        Stream.of(TracedStep.values())
            .collect(Collectors.toMap(TracedStep::code, TracesStayInTheNodeTest::keys));
    for (Seen span : spans()) {
      assertThat(listed).containsKey(span.name());
      assertThat(listed.getOrDefault(span.name(), Set.of()))
          .as(span.toString())
          .containsAll(span.keys());
    }
  }

  private static Set<String> keys(TracedStep step) {
    return Stream.concat(Stream.of("service.name"), step.keys().stream().map(SpanKey::code))
        .collect(Collectors.toSet());
  }

  @Test
  void nothingPersonalAndNoCaseIsSaid() {
    assertThat(personal().size()).isGreaterThan(HerWords.ALL.size());
    assertThat(betrayed(corridor.collector())).isEmpty();
  }

  private List<String> personal() {
    Stream<String> cases =
        corridor
            .destination()
            .as("national-coordinator")
            .read("/cases")
            .path("cases")
            .valueStream()
            .map(line -> line.path("case").asString());
    return Stream.of(HerWords.ALL.stream(), HerWords.BIRTH.stream(), cases)
        .flatMap(words -> words)
        .toList();
  }

  private Set<String> betrayed(InventedCollector collector) {
    Traces traces = new Traces(personal());
    Set<String> found = new TreeSet<>();
    collector.bytes().forEach(request -> found.addAll(traces.in(request)));
    return found;
  }

  /** A node that did what these tests forbid would be seen. */
  @Test
  void aSpanThatBetraysOrGoesOnIsSeen() {
    String reference = personal().getLast();
    SpanContext foreign =
        SpanContext.createFromRemoteParent(
            CHOSEN, CHOSEN_PARENT, TraceFlags.getSampled(), TraceState.getDefault());
    try (InventedCollector collector = new InventedCollector()) {
      for (String node : List.of("mn-origin", "cn-transit")) {
        try (Tracing tracing = Tracing.to(collector.endpoint().toString(), 1, new NodeId(node));
            Scope _ = Context.root().with(Span.wrap(foreign)).makeCurrent();
            OpenStep step = tracing.within(TracedStep.REQUEST)) {
          step.with(SpanKey.ROUTE, reference);
        }
      }
      assertThat(betrayed(collector)).containsExactly(reference);
      assertThat(collector.spans()).hasSize(2).allMatch(TracesStayInTheNodeTest::goesOn);
      assertThat(nodesByTrace(collector.spans()).values())
          .singleElement()
          .asInstanceOf(InstanceOfAssertFactories.collection(String.class))
          .hasSize(2);
    }
  }

  private static boolean goesOn(Seen span) {
    return span.trace().equals(CHOSEN) || span.parent().equals(CHOSEN_PARENT);
  }

  /** Whoever calls chooses neither the trace nor whether it is kept. */
  @Test
  void aCallersTraceIsNotGoneOnWith() throws IOException, InterruptedException {
    String node = "mo-destination";
    Set<String> before = readings(node);
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (String sampled : List.of("01", "00")) {
        HttpRequest request =
            HttpRequest.newBuilder(
                    URI.create(corridor.node(node).service().url() + "/api/v1/openapi.json"))
                .header("traceparent", "00-" + CHOSEN + "-" + CHOSEN_PARENT + "-" + sampled)
                .header("b3", CHOSEN + "-" + CHOSEN_PARENT + "-" + sampled.charAt(1))
                .header("baggage", "invented=1")
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet().stream().map(String::toLowerCase))
            .doesNotContainAnyElementsOf(HEADERS);
      }
    }
    corridor.within(SOON).until("both are traced", () -> besides(before, readings(node)) >= 2);
    assertThat(spans()).noneMatch(TracesStayInTheNodeTest::goesOn);
    assertThat(spans(TracedStep.REQUEST)).allMatch(span -> span.parent().isEmpty());
  }

  private static long besides(Set<String> before, Set<String> now) {
    return now.stream().filter(id -> !before.contains(id)).count();
  }

  private Set<String> readings(String node) {
    return spans(TracedStep.REQUEST).stream()
        .filter(span -> span.service().equals(node))
        .filter(span -> span.of("http.route").equals("/api/v1/openapi.json"))
        .map(Seen::id)
        .collect(Collectors.toSet());
  }

  @Test
  void noRecordOfAMailboxHasAHeader() {
    Mailboxes mailboxes = new Mailboxes(corridor);
    for (String node : nodes()) {
      List<Mailboxes.Mail> mail = mailboxes.read(node);
      assertThat(mail).as(node).isNotEmpty();
      assertThat(mail.stream().flatMap(one -> one.headers().stream())).as(node).isEmpty();
    }
  }

  @Test
  void aHeaderOfARecordIsSeen() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("invented", 0, 0, new byte[0], new byte[0]);
    record.headers().add("traceparent", new byte[0]);
    assertThat(Mailboxes.headers(record)).containsExactly("traceparent");
  }

  /** Envelopes are sealed, but for what the broker needs: there, too, no trace is named. */
  @Test
  void noEnvelopeNamesATrace() {
    List<String> traces =
        spans(TracedStep.SENDING).stream().map(Seen::trace).distinct().limit(50).toList();
    Traces named = new Traces(traces);
    assertThat(named.in(("00-" + traces.getFirst() + "-01").getBytes(UTF_8))).isNotEmpty();
    for (String node : nodes()) {
      for (Mailboxes.Mail mail : new Mailboxes(corridor).read(node)) {
        assertThat(named.in(mail.envelope())).as(node).isEmpty();
      }
    }
  }
}
