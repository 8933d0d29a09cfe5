package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.node.casework.AnswerBook;
import trm.node.casework.AnswerBook.Given;
import trm.node.casework.CaseAnswer;
import trm.node.wire.UnknownCode;
import trm.referral.BrokenRule;
import trm.referral.CaseReference;
import trm.referral.DisclosureClass;

/** The contract of {@link AnswerBook}. */
abstract class AnswerBookContract {
  private static final CaseReference CASE = new CaseReference("CASE-INVENTED-1");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");
  private static final CaseAnswer.Done DONE =
      new CaseAnswer.Done(
          CASE,
          2,
          3,
          "h-1",
          List.of(new MessageId(new UUID(7, 1))),
          digest("entry"),
          List.of(new CaseReference("CASE-INVENTED-2")),
          List.of(new CaseAnswer.LeftOut("mn-origin", "RequestMade", List.of("clues"))));

  /** An empty book and the unit of work that it takes part in. */
  record Fresh(UnitOfWork unitOfWork, AnswerBook answers) {}

  private Fresh fresh;

  @SuppressWarnings("NullAway.Init") // Given before each test.
  AnswerBookContract() {}

  abstract Fresh empty();

  @BeforeEach
  final void begin() {
    fresh = empty();
  }

  static List<CaseAnswer.Kept> everyAnswer() {
    return List.of(
        DONE,
        new CaseAnswer.Refused(
            CASE,
            List.of(
                new BrokenRule("CASE-01", "Сарнай 薩仁.", null),
                new BrokenRule("CASE-02", "Invented.", DisclosureClass.B)),
            digest("refusal")),
        new CaseAnswer.UnknownCodes(CASE, List.of(new UnknownCode("needs[1]", "needs"))));
  }

  @ParameterizedTest
  @MethodSource("everyAnswer")
  void givesTheSameAnswerAgain(CaseAnswer.Kept answer) {
    Given given = new Given(digest("request"), answer);
    keep("client", "key", given);
    assertThat(find("client", "key")).contains(given);
  }

  @Test
  void knowsAKeyOfOneClientOnly() {
    keep("client", "key", new Given(digest("request"), DONE));
    assertThat(find("another client", "key")).isEmpty();
    assertThat(find("client", "another key")).isEmpty();
  }

  @Test
  void keepsTheFirstAnswerOfAKey() {
    Given first = new Given(digest("request"), DONE);
    keep("client", "key", first);

    assertThatThrownBy(() -> keep("client", "key", new Given(digest("another"), DONE)))
        .isInstanceOfSatisfying(
            StorageFault.class,
            fault -> assertThat(fault.kind()).isEqualTo(StorageFault.Kind.CONFLICT));
    assertThat(find("client", "key")).contains(first);
  }

  @Test
  void keepsNothingOfAWorkThatFailed() {
    assertThatThrownBy(
            () ->
                fresh
                    .unitOfWork()
                    .carryOut(
                        _ -> {
                          Given given = new Given(digest("request"), DONE);
                          fresh.answers().keep("client", "key", given, NOON);
                          throw new IllegalStateException("Says the test.");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(find("client", "key")).isEmpty();
  }

  private void keep(String client, String key, Given given) {
    fresh
        .unitOfWork()
        .carryOut(
            _ -> {
              fresh.answers().keep(client, key, given, NOON);
              return true;
            });
  }

  private Optional<Given> find(String client, String key) {
    return fresh.unitOfWork().carryOut(_ -> fresh.answers().find(client, key)).value();
  }

  private static Digest digest(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
