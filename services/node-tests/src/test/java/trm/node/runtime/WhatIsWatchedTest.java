package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.exchange.ExchangeEvent;
import trm.exchange.inbox.QuarantineReason;
import trm.exchange.outbox.DeliveryFault;
import trm.exchange.receipt.Finding;
import trm.node.NodeUnderTest;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.notice.NoticeBook;
import trm.node.partner.Trouble;
import trm.node.tracing.Tracing;
import trm.node.webhook.DisabledFor;
import trm.node.webhook.Outcome;
import trm.node.webhook.WebhookId;
import trm.referral.measure.Measure;
import trm.referral.measure.Measures;
import trm.schema.EventCatalogue;

/**
 * What dashboards and alarms ask for is there: every name and label of every query is held against
 * the meters of a started node to which everything has happened once.
 */
@OneNode(settings = "trm.deadlines.check-interval=1s")
final class WhatIsWatchedTest {
  private static final NodeId PEER = new NodeId("xx-invented");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What Prometheus adds: who was asked, and whether he answered. */
  private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance", "node");

  private final NodeUnderTest node;
  private final TestRealm realm;
  private Scrape shown = Scrape.of("");

  WhatIsWatchedTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
  }

  @BeforeAll
  void letEverythingHappenOnce() {
    MeterRegistry meters = node.part(MeterRegistry.class);
    // An observer of its own, so that the node's does not believe any of it.
    Observer observer = new Observer(meters, Tracing.off());
    oneOfEach().forEach(observer::happened);
    NoticeConfiguration.counting(meters).accept(NoticeBook.Outcome.SENT);
    PartnerConfiguration.failures(meters, Trouble.IDENTITY_AWAY).increment();
    tellOfWebhooks(new WebhookMeters(meters));
    openLongAgo();
    shown =
        until(
            scrape ->
                scrape.labels().containsKey("trm_deadlines_raised_total")
                    && scrape.labels().containsKey("trm_deadlines_overdue")
                    && scrape.value("trm_journal_size") > 0);
  }

  private static void tellOfWebhooks(WebhookMeters webhooks) {
    webhooks.attempted(Outcome.DELIVERED, Duration.ofMillis(1));
    webhooks.gaveUp();
    webhooks.disabled(new WebhookId(new UUID(0, 1)), DisabledFor.GONE);
    webhooks.counted(Map.of("ACTIVE", 1L));
  }

  private static Stream<ExchangeEvent> oneOfEach() {
    MessageId message = new MessageId(new UUID(0, 1));
    Generation generation = new Generation(PEER, 2);
    IllegalStateException bug = new IllegalStateException("invented");
    return Stream.of(
        new ExchangeEvent.Posted(message, PEER, "Invented"),
        new ExchangeEvent.Sent(PEER, "Invented"),
        new ExchangeEvent.NotSent(PEER, DeliveryFault.Code.BROKER_AWAY),
        new ExchangeEvent.NotVouched(PEER),
        new ExchangeEvent.SelfNotVouched(),
        new ExchangeEvent.ExpiredUnsent(message, PEER),
        new ExchangeEvent.Accepted(message, PEER, "Invented"),
        new ExchangeEvent.Duplicate(),
        new ExchangeEvent.Refused(message, PEER, "Invented"),
        new ExchangeEvent.Quarantined(QuarantineReason.UNREADABLE),
        new ExchangeEvent.HandlingFailed(bug),
        new ExchangeEvent.Parked(PEER),
        new ExchangeEvent.SendingFailed(bug),
        new ExchangeEvent.GapAsked(PEER),
        new ExchangeEvent.Receipted(PEER, Duration.ofMillis(1), false),
        new ExchangeEvent.ReceiptWrong(PEER, Finding.UNPROVEN),
        new ExchangeEvent.Overdue(message, PEER),
        new ExchangeEvent.OverdueClosed(message, PEER),
        new ExchangeEvent.TwoFaces(generation, 7),
        new ExchangeEvent.GrowthUnproven(PEER),
        new ExchangeEvent.GrowthProven(PEER),
        new ExchangeEvent.GrowthWithheld(PEER),
        new ExchangeEvent.PeerRestored(generation),
        new ExchangeEvent.GenerationOpened(generation));
  }

  /** So long ago that something of the case is overdue. */
  private void openLongAgo() {
    String body =
        "{\"language\":\"mon\",\"interpreter\":true,\"occurredAt\":\"%s\"}"
            .formatted(Instant.now().minus(Duration.ofDays(20)));
    String token = realm.token("officer-of-jetty", "jetty", "case-worker");
    int status =
        node.post(token, "/api/v1/cases", body, "Idempotency-Key", UUID.randomUUID().toString())
            .status();
    assertThat(status).isEqualTo(202);
  }

  private Scrape until(Predicate<Scrape> condition) {
    Instant limit = Instant.now().plus(PATIENCE);
    while (true) {
      Scrape scrape = Scrape.of(node.manage("/actuator/prometheus").body().path("text").asString());
      if (condition.test(scrape)) {
        return scrape;
      }
      assertThat(Instant.now()).as(scrape.text()).isBefore(limit);
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Test
  void theListNamesEveryMeterWithTypeAndTags() {
    Map<String, String> listed = new TreeMap<>();
    for (NodeMeter meter : NodeMeter.values()) {
      listed.put(meter.prometheusName(), type(meter) + " by " + new TreeSet<>(meter.tags()));
    }
    Map<String, String> found = new TreeMap<>();
    shown.types().keySet().stream()
        .filter(name -> name.startsWith("trm_") && !name.endsWith("_max"))
        .forEach(name -> found.put(name, shown.types().get(name) + " by " + labels(name)));

    // Officers' subscriptions have a row only where there is one.
    listed.remove(NodeMeter.NOTICES_SUBSCRIPTIONS.prometheusName());
    found.remove(NodeMeter.NOTICES_SUBSCRIPTIONS.prometheusName());
    assertThat(found).isEqualTo(listed);
  }

  private static String type(NodeMeter meter) {
    return switch (meter.kind()) {
      case COUNTER -> "counter";
      case GAUGE, SECONDS -> "gauge";
      case TIMER -> "summary";
    };
  }

  private Set<String> labels(String family) {
    return new TreeSet<>(
        shown
            .labels()
            .getOrDefault(family, shown.labels().getOrDefault(family + "_count", Set.of())));
  }

  static Stream<WatchFiles.Query> panels() {
    return WatchFiles.panels().stream();
  }

  @ParameterizedTest
  @MethodSource("panels")
  void thePanelAsksForWhatIsThere(WatchFiles.Query panel) {
    assertThat(missing(panel.text())).as(panel.text()).isEmpty();
  }

  static Stream<WatchFiles.Alarm> alarms() {
    return WatchFiles.alarms().stream();
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void theAlarmListensToWhatIsThere(WatchFiles.Alarm alarm) {
    assertThat(missing(alarm.query())).as(alarm.query()).isEmpty();
  }

  /**
   * A code that was renamed, or never was, chooses nothing: the panel is empty, the alarm silent.
   */
  @Test
  void everyQueryChoosesByCodesThatThereAre() {
    List<String> queries =
        Stream.concat(
                WatchFiles.panels().stream().map(WatchFiles.Query::text),
                WatchFiles.alarms().stream().map(WatchFiles.Alarm::query))
            .toList();

    assertThat(queries.stream().flatMap(query -> unknownChoices(query).stream())).isEmpty();
    assertThat(unknownChoices("trm_notices_mails_total{outcome=\"LOST\"}")).hasSize(1);
    assertThat(unknownChoices("trm_receipt_wrong_total{finding!~\"UNPROVED|.*X\"}")).hasSize(1);
  }

  private List<PromQl.Choice> unknownChoices(String query) {
    return PromQl.of(query).choices().stream()
        .filter(choice -> !OF_THE_SCRAPE.contains(choice.label()))
        .filter(choice -> !choice.meets(codes(choice.label())))
        .toList();
  }

  private static Stream<String> codes(String label) {
    return switch (label) {
      case "outcome" ->
          Stream.<Enum<?>[]>of(Outcome.values(), NoticeBook.Outcome.values())
              .flatMap(Stream::of)
              .map(Enum::name);
      case "finding" -> Stream.of(Finding.values()).map(Enum::toString);
      case "measure" -> Measures.all().stream().map(Measure::code);
      case "event" -> new EventCatalogue().versions().keySet().stream();
      case "area" -> Stream.of("heap", "nonheap");
      default -> throw new AssertionError("Say which codes the label " + label + " has.");
    };
  }

  @Test
  void aQueryForWhatIsNotThereIsSeen() {
    assertThat(missing("sum(rate(trm_outbox_lost_total[5m]))"))
        .containsExactly("trm_outbox_lost_total");
    assertThat(missing("trm_inbox_quarantined_total{peer=\"x\"} > 0"))
        .containsExactly("trm_inbox_quarantined_total{peer}");
    assertThat(missing("sum by (rung) (trm_outbox_sent_total offset 5m)"))
        .containsExactly("by rung");
  }

  private List<String> missing(String query) {
    PromQl asked = PromQl.of(query);
    Set<String> known = new HashSet<>(OF_THE_SCRAPE);
    Set<String> missing = new TreeSet<>();
    asked.series().forEach((series, chosen) -> missing.addAll(missing(series, chosen, known)));
    assertThat(asked.series()).as("a query asks for something: " + query).isNotEmpty();
    return Stream.concat(
            missing.stream(),
            asked.grouping().stream().filter(l -> !known.contains(l)).map(l -> "by " + l))
        .collect(Collectors.toList());
  }

  private Set<String> missing(String series, Set<String> chosen, Set<String> known) {
    if (series.equals("up")) {
      return Set.of();
    }
    Set<String> there = shown.labels().get(series);
    if (there == null) {
      return Set.of(series);
    }
    known.addAll(there);
    return chosen.stream()
        .filter(label -> !there.contains(label) && !OF_THE_SCRAPE.contains(label))
        .map(label -> series + "{" + label + "}")
        .collect(Collectors.toSet());
  }

  @Test
  void theFiguresAreTheDatabases() {
    assertThat(shown.value("trm_journal_signed")).isBetween(0.0, shown.value("trm_journal_size"));
    assertThat(shown.value("trm_journal_unsigned_for_seconds")).isZero();
    assertThat(shown.value("trm_outbox_overdue_open")).isZero();
    assertThat(shown.value("trm_inbox_put_aside")).isZero();
    assertThat(Math.abs(shown.value("trm_clock_database_offset_seconds"))).isLessThan(10);
    assertThat(shown.value("trm_directory_expires_in_seconds")).isPositive();
    assertThat(shown.value("trm_broker_authority_expires_in_seconds")).as("none is set").isNaN();
  }
}
