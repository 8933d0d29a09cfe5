package trm.node.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.node.feed.EntryId;
import trm.node.feed.FeedEntry;
import trm.node.feed.FeedEntry.About;
import trm.node.webhook.DeliveryDesk.From;
import trm.node.webhook.DeliveryDesk.Replay;
import trm.node.webhook.Receiver.Got;
import trm.node.webhook.WebhookDesk.Made;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/**
 * Scenario S19: a webhook answers 500, 410, or nothing. It is tried again on the ladder, disabled
 * with a notice, and what was missed can be told again. The receiver is a real one; time is not.
 */
final class S19WebhookAnswersErrorGoneOrNothingTest {
  private static final List<Duration> SINCE_START =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5).plusSeconds(5),
          Duration.ofMinutes(35).plusSeconds(5),
          Duration.ofMinutes(155).plusSeconds(5),
          Duration.ofMinutes(455).plusSeconds(5),
          Duration.ofMinutes(1055).plusSeconds(5),
          Duration.ofMinutes(1895).plusSeconds(5),
          Duration.ofMinutes(3095).plusSeconds(5),
          Duration.ofMinutes(4535).plusSeconds(5));

  private final WebhookNode node = WebhookNode.empty();
  private final Receiver receiver = Receiver.start();
  private Made made;

  @SuppressWarnings("NullAway.Init") // Given before each test.
  S19WebhookAnswersErrorGoneOrNothingTest() {}

  @BeforeEach
  void subscribe() {
    made = node.subscribed(receiver.url());
  }

  @AfterEach
  void close() {
    receiver.close();
    node.close();
  }

  @Scenario(
      number = "S19",
      situation = "The receiver of a webhook answers 500 for a while.",
      holds = "It is tried again on the ladder until it is taken.",
      without =
          @Protection(
              value = "a failure has a next attempt",
              taken =
                  @Taken(
                      in = "trm.node.webhook.Ladder",
                      method = "next",
                      answers = Answer.NOTHING)))
  void triesAgainOnTheLadderUntilTheReceiverTakesIt() {
    Instant start = node.now;
    receiver.answers(_ -> reply(receiver.got().size() <= 3 ? 500 : 204));
    EntryId entry = node.happens();
    node.passes(Duration.ofDays(4));

    assertThat(receiver.got())
        .extracting(Got::attemptedAt)
        .containsExactlyElementsOf(times(start, 4));
    assertThat(receiver.got()).extracting(Got::id).containsOnly(entry.toString());
    assertThat(node.attempts(made))
        .extracting(Attempt::outcome)
        .containsExactly(
            Outcome.FAILED_THERE, Outcome.FAILED_THERE, Outcome.FAILED_THERE, Outcome.DELIVERED);
    assertThat(node.attempts(made)).extracting(Attempt::status).containsExactly(500, 500, 500, 204);
    assertThat(node.desk.find(WebhookNode.OF_SHELTER, made.webhook().id()).orElseThrow())
        .isEqualTo(made.webhook());
  }

  @Test
  void givesUpAfterTheLastRungAndDeliversOnceMoreWhenAsked() {
    Instant start = node.now;
    receiver.answers(500);
    EntryId entry = node.happens();
    node.passes(Duration.ofDays(4));
    assertThat(receiver.got())
        .extracting(Got::attemptedAt)
        .containsExactlyElementsOf(times(start, 10));
    assertThat(node.givenUp).isEqualTo(1);

    receiver.answers(200);
    receiver.forget();
    DeliveryId delivery = node.attempts(made).getFirst().delivery();
    assertThat(node.deliveries.replay(WebhookNode.OF_SHELTER, made.webhook().id(), delivery))
        .isEqualTo(Replay.ACCEPTED);
    node.passes(Duration.ofMinutes(20));
    assertThat(receiver.got()).extracting(Got::id).containsExactly(entry.toString());
    assertThat(node.attempts(made).getLast().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Scenario(
      number = "S19",
      situation = "The receiver of a webhook takes the connection and answers nothing.",
      holds = "The attempt ends as a failure in good time, and is made again.",
      without =
          @Protection(
              value = "a failure has a next attempt",
              taken =
                  @Taken(
                      in = "trm.node.webhook.Ladder",
                      method = "next",
                      answers = Answer.NOTHING)))
  void takesNoAnswerForAFailureAndDoesNotWaitForLong() {
    receiver.answersNothing();
    node.happens();
    node.deliver();

    Attempt attempt = node.attempts(made).getFirst();
    assertThat(attempt.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(attempt.status()).isNull();
    assertThat(Duration.ofMillis(attempt.latencyMillis()))
        .isBetween(WebhookNode.POLICY.answerLimit(), Duration.ofSeconds(10));

    receiver.close();
    node.passes(Duration.ofMinutes(1));
    assertThat(node.attempts(made).getLast().outcome()).isEqualTo(Outcome.UNREACHABLE);
  }

  @Scenario(
      number = "S19",
      situation = "The receiver of a webhook answers 410.",
      holds =
          "The webhook is disabled at once, its organisation is told, and nothing more is sent.",
      without =
          @Protection(
              value = "a receiver that is gone disables its webhook",
              taken =
                  @Taken(
                      in = "trm.node.webhook.Reporting",
                      method = "disableIfDue",
                      answers = Answer.NOTHING)))
  void isDisabledAtOnceWhenTheReceiverIsGoneAndSaysSo() {
    receiver.answers(410);
    node.happens();
    node.happens();
    node.passes(Duration.ofDays(10));

    assertThat(receiver.got()).as("nothing more was sent").hasSize(1);
    assertThat(node.disabled).containsExactly(DisabledFor.GONE);
    assertThat(notice()).isEqualTo(new About.OfWebhook(made.webhook().id().value(), "GONE"));
    assertThat(node.deliveries.replay(WebhookNode.OF_SHELTER, made.webhook().id(), from(0)))
        .isEqualTo(Replay.DISABLED);
  }

  @Test
  void isDisabledAfterFiveDaysInWhichNothingSucceeded() {
    receiver.answers(503);
    for (int halfDay = 0; halfDay < 9; halfDay++) {
      node.happens();
      node.passes(Duration.ofHours(12));
    }
    assertThat(node.disabled).as("after four days and a half").isEmpty();
    assertThat(node.desk.find(WebhookNode.OF_SHELTER, made.webhook().id()).orElseThrow())
        .extracting(Webhook::failingSince)
        .isNotNull();

    node.passes(Duration.ofHours(24));
    assertThat(node.disabled).containsExactly(DisabledFor.FAILING);
    assertThat(notice()).isEqualTo(new About.OfWebhook(made.webhook().id().value(), "FAILING"));
    int sent = receiver.got().size();
    node.happens();
    node.passes(Duration.ofDays(3));
    assertThat(receiver.got()).hasSize(sent);
  }

  @Test
  void aSuccessInBetweenBeginsTheFiveDaysAnew() {
    for (int halfDay = 0; halfDay < 20; halfDay++) {
      receiver.answers(halfDay % 8 == 7 ? 200 : 503);
      node.happens();
      node.passes(Duration.ofHours(12));
    }
    assertThat(node.disabled).isEmpty();
  }

  @Scenario(
      number = "S19",
      situation = "A webhook was disabled for weeks and is enabled again.",
      holds = "What was missed can be told again from any place on.",
      without =
          @Protection(
              value = "a webhook can be set back to an earlier place of the feed",
              taken =
                  @Taken(
                      in = "trm.node.storage.PostgresWebhookBook",
                      method = "tellAgain",
                      answers = Answer.NOTHING)))
  void whatWasMissedIsToldAgainOnceItIsEnabled() {
    EntryId taken = node.happens();
    node.passes(Duration.ofMinutes(1));
    receiver.answers(410);
    EntryId refused = node.happens();
    node.passes(Duration.ofHours(1));
    EntryId missed = node.happens();
    node.passes(Duration.ofDays(20));
    assertThat(receiver.got()).hasSize(2);

    receiver.answers(200);
    receiver.forget();
    node.desk.enable(WebhookNode.OF_SHELTER, made.webhook().id());
    EntryId next = node.happens();
    node.passes(Duration.ofMinutes(1));
    assertThat(ids()).as("it goes on with what happens from now on").containsExactly(text(next));

    assertThat(
            node.deliveries.replay(
                WebhookNode.OF_SHELTER, made.webhook().id(), new From.Place(taken)))
        .isEqualTo(Replay.ACCEPTED);
    node.passes(Duration.ofMinutes(1));
    assertThat(ids()).contains(text(refused), text(missed)).doesNotContain(text(taken));
    receiver.forget();
    node.deliveries.replay(WebhookNode.OF_SHELTER, made.webhook().id(), from(30));
    node.passes(Duration.ofMinutes(1));
    assertThat(ids()).contains(text(taken), text(refused), text(missed), text(next));
  }

  @Test
  void aDeliveryThatFailsIsOvertakenAndBothSayTheirPlace() {
    EntryId poison = node.happens();
    EntryId later = node.happens();
    receiver.answers(
        got -> reply(got.id().equals(text(poison)) && receiver.got().size() < 4 ? 500 : 200));
    node.passes(Duration.ofHours(1));

    assertThat(ids())
        .as("the second waited for one rest and no longer")
        .containsExactly(text(poison), text(later), text(poison), text(poison));
    assertThat(receiver.got().get(1).json().get("cursor").asString()).isEqualTo(later.cursor());
    assertThat(receiver.got().get(3).json().get("cursor").asString()).isEqualTo(poison.cursor());
  }

  @Test
  void aReceiverThatAsksForAPauseGetsIt() {
    Instant start = node.now;
    receiver.answers(
        _ ->
            receiver.got().size() == 1
                ? new Receiver.Reply(429, Map.of("Retry-After", "3600"))
                : reply(200));
    node.happens();
    node.deliver();
    node.happens();
    node.passes(Duration.ofHours(2));

    assertThat(receiver.got())
        .extracting(Got::attemptedAt)
        .containsExactly(start, start.plusSeconds(3600), start.plusSeconds(3600));
  }

  @Test
  void aRedirectIsAFailureAndIsNotFollowed() {
    try (Receiver elsewhere = Receiver.start()) {
      receiver.answers(
          _ -> new Receiver.Reply(307, Map.of("Location", elsewhere.url().toString())));
      node.happens();
      node.deliver();
      assertThat(elsewhere.got()).isEmpty();
      assertThat(node.attempts(made).getFirst().outcome()).isEqualTo(Outcome.REDIRECTED);
    }
  }

  @Test
  void oneReceiverThatFailsKeepsNoOtherWaiting() {
    try (Receiver well = Receiver.start()) {
      node.subscribed(well.url());
      receiver.answersNothing();
      EntryId entry = node.happens();
      node.deliver();
      assertThat(well.got()).extracting(Got::id).containsExactly(text(entry));
    }
  }

  @Test
  void aTestIsTriedOnceAndDisablesNothing() {
    receiver.answers(410);
    node.deliveries.test(WebhookNode.OF_SHELTER, made.webhook().id());
    node.passes(Duration.ofDays(1));
    assertThat(receiver.got()).hasSize(1);
    assertThat(receiver.got().getFirst().json().get("type").asString()).isEqualTo("webhook.test");
    assertThat(node.disabled).isEmpty();
    assertThat(node.attempts(made).getFirst().entry()).isNull();
  }

  @Scenario(
      number = "S19",
      situation = "A webhook fails, and rows and texts say so.",
      holds = "Neither tables nor texts hold its secret.",
      without =
          @Protection(
              value = "secrets lie encrypted in the database",
              taken =
                  @Taken(
                      in = "trm.node.keys.MasterKey",
                      method = "encrypt",
                      answers = Answer.ITS_ARGUMENT)))
  void neitherRowsNorTextsHoldTheSecret() {
    made = node.subscribed(receiver.url());
    String secret = made.secret().reveal().substring("whsec_".length());
    assertThat(node.stored()).doesNotContain(secret, "whsec_");

    receiver.answers(500);
    node.happens();
    node.passes(Duration.ofHours(1));
    assertThat(node.stored()).doesNotContain(secret, "whsec_");
    assertThat(made.toString()).doesNotContain(secret, "whsec_", "127.0.0.1");
    assertThat(receiver.got().toString()).doesNotContain(secret);
  }

  private About notice() {
    FeedEntry last = node.feed().getLast();
    assertThat(last.type().value()).isEqualTo("webhook.disabled");
    return last.about();
  }

  private From from(int daysAgo) {
    return new From.Time(node.now.minus(Duration.ofDays(daysAgo)));
  }

  private List<String> ids() {
    return receiver.got().stream().map(Got::id).toList();
  }

  private static String text(EntryId id) {
    return id.toString();
  }

  private static Receiver.Reply reply(int status) {
    return new Receiver.Reply(status, Map.of());
  }

  private static List<Instant> times(Instant start, int count) {
    return SINCE_START.stream().limit(count).map(start::plus).toList();
  }
}
