package trm.corridor.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import trm.client.WebhookRefusedException;
import trm.client.WebhookSecret;
import trm.client.WebhookVerifier;
import trm.corridor.conformance.Result.Verdict;

class ReceiverCheckTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final WebhookVerifier verifier = WebhookVerifier.of(() -> NOW, SECRET);
  private final Set<String> known = new HashSet<>();

  @Test
  void findsNothingWithASoundReceiver() {
    Report report = report(this::sound);

    assertThat(report.isClean()).isTrue();
    assertThat(report.results())
        .filteredOn(result -> result.verdict() != Verdict.PASS)
        .extracting(result -> result.check().id())
        .containsExactly("W-17");
    assertThat(report.results()).hasSize(WebhookCheck.values().length);
  }

  /** What a receiver may get wrong; each is found by the checks that it names. */
  enum Defect {
    TAKES_EVERYTHING("W-02 W-03 W-04 W-05 W-06 W-07 W-08 W-09"),
    LOOKS_AT_NO_TIME("W-07 W-08"),
    LOOKS_AT_NO_FUTURE("W-08"),
    SIGNS_THE_BODY_ALONE("W-01"),
    SIGNS_WHAT_IT_READ_AND_WROTE_AGAIN("W-14"),
    KNOWS_ONE_SIGNATURE_ONLY("W-12 W-13"),
    CALLS_A_DUPLICATE_A_CONFLICT("W-10"),
    REFUSES_UNKNOWN_TYPES("W-11"),
    TAKES_SMALL_BODIES_ONLY("W-15"),
    FAILS_ON_A_FORGERY("W-02 W-03 W-04 W-05 W-06 W-07 W-08 W-09"),
    ENDS_AFTER_A_FORGERY("W-10 W-11 W-12 W-13 W-14 W-15 W-16"),
    REDIRECTS("W-01"),
    ANSWERS_NOTHING("W-01");

    private final String found;

    Defect(String found) {
      this.found = found;
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsEachDefect(Defect defect) {
    Report report = report((exchange, body) -> answer(defect, exchange, body));

    assertThat(report.isClean()).isFalse();
    assertThat(report.results())
        .filteredOn(result -> result.verdict() == Verdict.FAIL)
        .extracting(result -> result.check().id())
        .containsExactlyInAnyOrder(defect.found.split(" ", -1));
  }

  @Test
  void saysOfARefusalNothingWhereNothingIsTaken() {
    Report report = report((exchange, body) -> 401);

    assertThat(report.results())
        .filteredOn(result -> result.verdict() == Verdict.NOT_CHECKED)
        .hasSize(WebhookCheck.values().length - 1);
  }

  @Test
  void printsEachCheckWithItsSourceAndWhatWasSeen() {
    List<String> told = new ArrayList<>();
    report(this::sound).tell(told::add);

    assertThat(told)
        .anyMatch(line -> line.startsWith("PASS         W-05"))
        .anyMatch(line -> line.contains("by Standard Webhooks 1.0.0"))
        .anyMatch(line -> line.contains("seen: answered 400"))
        .anyMatch(line -> line.equals("16 passed, 0 failed, 1 not checked."))
        .noneMatch(line -> line.contains("/hook"));
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1"})
  void endsWithAStatusThatTells(boolean sound, int status) {
    try (InventedReceiver receiver =
        new InventedReceiver(sound ? this::sound : (exchange, body) -> 200)) {
      Map<String, String> asked = Map.of("RECEIVER", receiver.url().toString(), "SECRET", SECRET);
      assertThat(Kit.run(List.of(), asked, () -> NOW, line -> {})).isEqualTo(status);
    }
  }

  @Test
  void explainsItself() {
    List<String> told = new ArrayList<>();
    assertThat(Kit.run(List.of("--help"), Map.of(), () -> NOW, told::add)).isEqualTo(Kit.CLEAN);
    assertThat(Kit.run(List.of(), Map.of(), () -> NOW, told::add)).isEqualTo(Kit.USAGE);
    assertThat(
            Kit.run(
                List.of(),
                Map.of("RECEIVER", "https://partner.example", "SECRET", "none"),
                () -> NOW,
                told::add))
        .isEqualTo(Kit.USAGE);
    assertThat(String.join("\n", told)).contains("RECEIVER=", "whsec_");
  }

  private static Report report(InventedReceiver.Way way) {
    try (InventedReceiver receiver = new InventedReceiver(way)) {
      WebhookSecret secret = WebhookSecret.of(SECRET);
      return new ReceiverCheck(receiver.url(), secret, () -> NOW, LIMIT).run();
    }
  }

  private int sound(HttpExchange exchange, byte[] body) {
    return verified(verifier, exchange.getRequestHeaders()::getFirst, body);
  }

  private static int verified(
      WebhookVerifier by, WebhookVerifier.HeaderSource headers, byte[] body) {
    try {
      by.verify(headers, body);
      return 204;
    } catch (WebhookRefusedException e) {
      return 400;
    }
  }

  private int answer(Defect defect, HttpExchange exchange, byte[] body) {
    int right = sound(exchange, body);
    String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
    String signature = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature"));
    boolean again = right == 204 && !known.add(id);
    return switch (defect) {
      case TAKES_EVERYTHING -> 200;
      case LOOKS_AT_NO_TIME -> tolerant(exchange, body);
      case LOOKS_AT_NO_FUTURE -> isAhead(exchange) ? tolerant(exchange, body) : right;
      case SIGNS_THE_BODY_ALONE ->
          signature.equals(WebhookSecret.of(SECRET).sign("", "", body)) ? 204 : 400;
      case SIGNS_WHAT_IT_READ_AND_WROTE_AGAIN ->
          verified(verifier, exchange.getRequestHeaders()::getFirst, writtenAgain(body));
      case KNOWS_ONE_SIGNATURE_ONLY -> signature.contains(" ") ? 400 : right;
      case CALLS_A_DUPLICATE_A_CONFLICT -> again ? 409 : right;
      case REFUSES_UNKNOWN_TYPES ->
          new String(body, UTF_8).contains("not_yet_invented") ? 422 : right;
      case TAKES_SMALL_BODIES_ONLY -> body.length > 8192 ? 413 : right;
      case FAILS_ON_A_FORGERY -> right == 400 ? 500 : right;
      case ENDS_AFTER_A_FORGERY -> right == 400 || known.contains("forged") ? forged() : right;
      case REDIRECTS -> 302;
      case ANSWERS_NOTHING -> 0;
    };
  }

  /** From the first forgery on it refuses everything. */
  private int forged() {
    known.add("forged");
    return 400;
  }

  private int tolerant(HttpExchange exchange, byte[] body) {
    return verified(
        verifier.within(Duration.ofDays(1)), exchange.getRequestHeaders()::getFirst, body);
  }

  private static boolean isAhead(HttpExchange exchange) {
    String at = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-timestamp"));
    return Long.parseLong(at) > NOW.getEpochSecond();
  }

  private static byte[] writtenAgain(byte[] body) {
    return JsonMapper.shared().readTree(body).toString().getBytes(UTF_8);
  }
}
