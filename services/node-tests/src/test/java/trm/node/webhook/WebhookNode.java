package trm.node.webhook;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import trm.node.feed.EntryId;
import trm.node.feed.FeedBook.Asker;
import trm.node.feed.FeedEntry;
import trm.node.feed.FeedReader;
import trm.node.feed.FeedReader.Reading;
import trm.node.feed.FeedType;
import trm.node.storage.TestDatabase;
import trm.node.webhook.Webhook.Wish;
import trm.node.webhook.WebhookDesk.Made;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;

/** Desk, courier and sender of a node as they ship, on PostgreSQL, with time as a test sets it. */
final class WebhookNode implements AutoCloseable {
  static final OrganisationId SHELTER = new OrganisationId("shelter");
  static final Asker OF_SHELTER = new Asker(SHELTER, false);
  static final WebhookPolicy POLICY =
      new WebhookPolicy(true, Duration.ofMillis(700), Duration.ofDays(1), Duration.ofDays(5));
  private static final TestDatabase DATABASE = TestDatabase.migrated();

  final List<DisabledFor> disabled = new ArrayList<>();
  int givenUp;
  Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private final HttpSender sender = HttpSender.of(POLICY);
  final WebhookCourier courier = courier();
  final WebhookDesk desk =
      new WebhookDesk(
          () -> now,
          DATABASE.unitOfWork(),
          DATABASE.feed(),
          DATABASE.webhooks(),
          UUID::randomUUID,
          POLICY);
  final DeliveryDesk deliveries =
      new DeliveryDesk(
          () -> now,
          DATABASE.unitOfWork(),
          DATABASE.feed(),
          DATABASE.webhooks(),
          DATABASE.deliveries(),
          DATABASE.attempts(),
          UUID::randomUUID);

  private WebhookNode() {}

  static WebhookNode empty() {
    DATABASE.empty();
    return new WebhookNode();
  }

  /** Another replica over the same database. */
  WebhookCourier courier() {
    return new WebhookCourier(
        new WebhookCourier.Ports(
            DATABASE.unitOfWork(),
            DATABASE.feed(),
            DATABASE.deliveries(),
            DATABASE.attempts(),
            sender,
            new Counting(),
            UUID::randomUUID,
            () -> 0),
        POLICY);
  }

  private final class Counting implements WebhookListener {
    @Override
    public void attempted(Outcome outcome, Duration latency) {}

    @Override
    public void gaveUp() {
      givenUp++;
    }

    @Override
    public void disabled(WebhookId webhook, DisabledFor reason) {
      disabled.add(reason);
    }

    @Override
    public void failed(RuntimeException bug) {
      throw new AssertionError(bug);
    }
  }

  Made subscribed(URI url) {
    return desk.make(OF_SHELTER, new Wish(url, false, Set.of())).orElseThrow();
  }

  /** Something happens in a case of the shelter. */
  EntryId happens() {
    EntryId id = new EntryId(UUID.randomUUID());
    FeedEntry entry =
        new FeedEntry(
            id,
            new FeedType("case.event.turn_offered"),
            now,
            now,
            new FeedEntry.About.OfCase(new CaseReference("CASE-INVENTED-1"), "M1.2", 1, 2),
            Set.of(SHELTER),
            true);
    DATABASE
        .unitOfWork()
        .carryOut(
            _ -> {
              DATABASE.feed().append(List.of(entry));
              return true;
            });
    return id;
  }

  /** A replica takes what is due, and ends before it reports. */
  void claimAndCrash() {
    Sender crashing =
        (_, _, _) -> {
          throw new OutOfMemoryError("Says the test.");
        };
    WebhookCourier other =
        new WebhookCourier(
            new WebhookCourier.Ports(
                DATABASE.unitOfWork(),
                DATABASE.feed(),
                DATABASE.deliveries(),
                DATABASE.attempts(),
                crashing,
                new Counting(),
                UUID::randomUUID,
                () -> 0),
            POLICY);
    assertThatThrownBy(() -> other.step(now)).isInstanceOf(OutOfMemoryError.class);
  }

  /** Takes steps until nothing is due now. */
  void deliver() {
    while (courier.step(now)) {
      // The courier says whether there may be more.
    }
  }

  /** Lets time pass, and has delivered what becomes due, when it becomes due. */
  void passes(Duration duration) {
    Instant end = now.plus(duration);
    deliver();
    Optional<Instant> next = nextDue();
    while (next.isPresent() && !next.get().isAfter(end)) {
      now = next.get().isAfter(now) ? next.get() : now;
      deliver();
      next = nextDue();
    }
    now = end;
  }

  private Optional<Instant> nextDue() {
    return DATABASE
        .sql
        .sql(
            """
            SELECT min(greatest(d.due_at, w.rests_until))
              FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook
             WHERE d.due_at IS NOT NULL""")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** The attempts at a webhook, the first one first. */
  List<Attempt> attempts(Made made) {
    return deliveries.attempts(OF_SHELTER, made.webhook().id(), null, 200).orElseThrow().reversed();
  }

  List<FeedEntry> feed() {
    Reading reading =
        new FeedReader(DATABASE.unitOfWork(), DATABASE.feed()).read(OF_SHELTER, null, 500);
    return ((Reading.Page) reading).entries();
  }

  long secretsKept() {
    return DATABASE.sql.sql("SELECT count(*) FROM webhook_secret").query(Long.class).single();
  }

  void forgetSecrets() {
    DATABASE
        .unitOfWork()
        .carryOut(
            _ -> {
              DATABASE.webhooks().forgetSecrets(now);
              return true;
            });
  }

  /** Every byte string that the tables of webhooks hold, as text. */
  String stored() {
    return String.join(
        "\n",
        DATABASE
            .sql
            .sql(
                """
                SELECT row_to_json(w)::text FROM webhook w UNION ALL
                SELECT encode(secret, 'base64') FROM webhook_secret UNION ALL
                SELECT encode(secret, 'escape') FROM webhook_secret UNION ALL
                SELECT row_to_json(d)::text FROM webhook_delivery d UNION ALL
                SELECT row_to_json(a)::text FROM webhook_attempt a""")
            .query(String.class)
            .list());
  }

  @Override
  public void close() {
    try {
      sender.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
