package trm.node.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import trm.exchange.UnitOfWork;
import trm.node.OfficerRole;
import trm.node.casework.Officer;
import trm.node.notice.MailServer.Taken;
import trm.node.notice.NoticeBook.Outcome;
import trm.node.storage.TestDatabase;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/** What becomes of a mail that does not leave at once, or never. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MailServerAwayTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Map<NoticeKind, Integer> COUNTS = Map.of(NoticeKind.NEW_WORK, 3);
  private final TestDatabase database = TestDatabase.migrated();
  private final UnitOfWork unitOfWork = database.unitOfWork();
  private final NoticeBook book = database.notices();
  private final List<Outcome> outcomes = new ArrayList<>();
  private Subscription officer = subscribed();

  private Subscription subscribed() {
    Officer by =
        new Officer(
            "sub-1",
            new OrganisationId("harbour"),
            OrganisationKind.NGO,
            new OfficerId("ana"),
            null,
            Set.of(OfficerRole.CASE_WORKER));
    Subscription made =
        new Subscription(
            UUID.randomUUID(),
            by,
            new MailAddress("ana@office.example"),
            "en",
            Set.of(NoticeKind.NEW_WORK),
            NOW.plus(Duration.ofDays(180)),
            null);
    unitOfWork.carryOut(
        _ -> {
          book.put(made, NOW);
          return made;
        });
    return made;
  }

  @BeforeEach
  void aMailIsDue() {
    outcomes.clear();
    officer = subscribed();
    Mail mail = new Mail(UUID.randomUUID(), officer.id(), officer.address(), "en", COUNTS, 0);
    unitOfWork.carryOut(
        _ -> {
          book.tell(officer.id(), Set.of("NEW_WORK one"), mail, NOW);
          return mail;
        });
  }

  @AfterAll
  void close() {
    database.close();
  }

  private NoticePost post(MailServer server) {
    return new NoticePost(unitOfWork, book, server, outcomes::add);
  }

  @Test
  void isTriedAgainLaterAndLaterAndTellsAnewOnceItIsGivenUp() {
    NoticePost post = post((_, _) -> Taken.NOT_NOW);
    Instant now = NOW;
    int attempts = 0;
    for (int hours = 0; hours < 24 * 4; hours++) {
      attempts += post.step(now) ? 1 : 0;
      now = now.plus(Duration.ofHours(1));
    }

    assertThat(attempts).isEqualTo(8);
    assertThat(outcomes.getLast()).isEqualTo(Outcome.GIVEN_UP);
    assertThat(told()).as("all of it is news again").contains(Set.of());
  }

  @Test
  void isSentAgainWithItsNumberByWhoeverComesAfterACrash() {
    List<UUID> sent = new ArrayList<>();
    Instant lease = NOW.plus(Duration.ofMinutes(10));
    unitOfWork.carryOut(_ -> book.takeDue(NOW, lease).map(mail -> sent.add(mail.id())));
    NoticePost other =
        post(
            (mail, _) -> {
              sent.add(mail.id());
              return Taken.TAKEN;
            });

    assertThat(other.step(NOW.plus(Duration.ofMinutes(9)))).as("the lease holds").isFalse();
    assertThat(other.step(lease)).isTrue();

    assertThat(sent.getFirst()).isEqualTo(sent.getLast());
    assertThat(other.step(lease.plus(Duration.ofDays(1)))).isFalse();
  }

  @Test
  void endsAtAnAddressThatTheServerRefusesAndSaysSo() {
    post((_, _) -> Taken.ADDRESS_REFUSED).step(NOW);

    assertThat(outcomes).containsExactly(Outcome.REFUSED);
    assertThat(unitOfWork.carryOut(_ -> book.refused()).value())
        .extracting(Subscription::id)
        .containsExactly(officer.id());
    assertThat(unitOfWork.carryOut(_ -> book.takeToLook(NOW, NOW)).value()).isEmpty();
    subscribed();
    assertThat(unitOfWork.carryOut(_ -> book.refused()).value()).isEmpty();
  }

  @Test
  void isNotToldInTheClearWhereTlsIsWanted() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      int port = server.getSmtp().getPort();
      Mail mail = new Mail(UUID.randomUUID(), officer.id(), officer.address(), "en", COUNTS, 0);

      assertThat(smtp(port, SmtpAccount.Tls.STARTTLS).send(mail, NOW)).isEqualTo(Taken.NOT_NOW);
      assertThat(server.getReceivedMessages()).isEmpty();
      assertThat(smtp(port, SmtpAccount.Tls.NONE).send(mail, NOW)).isEqualTo(Taken.TAKEN);
      assertThat(server.getReceivedMessages()).hasSize(1);
    } finally {
      server.stop();
    }
  }

  @Test
  void tellsAnAddressThatIsRefusedForGoodFromAServerThatIsBusy() {
    Mail mail = new Mail(UUID.randomUUID(), officer.id(), officer.address(), "en", COUNTS, 0);
    try (ScriptedServer refusing = ScriptedServer.answering("550 5.1.1 No such mailbox");
        ScriptedServer busy = ScriptedServer.answering("451 4.3.2 Come again")) {
      assertThat(smtp(refusing.port(), SmtpAccount.Tls.NONE).send(mail, NOW))
          .isEqualTo(Taken.ADDRESS_REFUSED);
      assertThat(smtp(busy.port(), SmtpAccount.Tls.NONE).send(mail, NOW)).isEqualTo(Taken.NOT_NOW);
    }
  }

  @Test
  void waitsForAServerThatIsAway() {
    Mail mail = new Mail(UUID.randomUUID(), officer.id(), officer.address(), "en", COUNTS, 0);

    assertThat(smtp(1, SmtpAccount.Tls.NONE).send(mail, NOW)).isEqualTo(Taken.NOT_NOW);
  }

  private static MailServer smtp(int port, SmtpAccount.Tls tls) {
    return new SmtpServer(
        new SmtpAccount(
            "127.0.0.1", port, tls, null, null, "node@node.example", Duration.ofSeconds(5)),
        new Letter("https://desk.node.example"),
        "mo-destination");
  }

  private java.util.Optional<Set<String>> told() {
    return unitOfWork.carryOut(_ -> book.told(officer.id())).value();
  }
}
