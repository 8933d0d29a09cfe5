package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.exchange.UnitOfWork;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.attachment.InventedFiles;
import trm.node.casework.CaseFile;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseStore;
import trm.node.casework.Casework;
import trm.node.casework.FiledFact;
import trm.referral.CaseReference;
import trm.referral.ConsentId;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverId;
import trm.referral.Kept;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.NodeId;
import trm.referral.Octets;
import trm.referral.OrganisationId;
import trm.referral.Part;
import trm.referral.ReferralEvent;
import trm.referral.Stamp;

/** Several file at once, slowly; and one files again what was erased meanwhile. */
@OneNode
final class FilesAtOnceAndAgainTest {
  private static final int PLACES = 4;
  private static final byte[] FILE = InventedFiles.png(2000);
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final NodeId HOME = new NodeId("mn-origin");

  private final NodeUnderTest node;
  private final String worker;

  FilesAtOnceAndAgainTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.worker = realm.token("noor", "slow-harbour", "case-worker");
  }

  /** A sender that sends half a file and waits holds one of four places, and no more than that. */
  @Test
  void aFifthFileIsRefusedWhileFourAreUnderWayAndFilesAreStillShown() throws IOException {
    String reference = open();
    String shown = file(reference, UUID.randomUUID().toString()).body().get("created").asString();
    List<Half> halves = new ArrayList<>();
    try {
      for (int i = 0; i < PLACES; i++) {
        halves.add(new Half(reference));
      }
      Reply fifth = fileUntilRefused(reference);
      assertThat(fifth.status()).as("%s", fifth.body()).isEqualTo(429);
      assertThat(fifth.code()).isEqualTo("TOO_MANY_REQUESTS");
      assertThat(fifth.headers()).containsKey("retry-after");
      assertThat(node.get(worker, path(reference) + "/" + shown).status())
          .as("whoever looks waits for nobody who sends")
          .isEqualTo(200);
      for (Half half : halves) {
        assertThat(half.finish()).startsWith("HTTP/1.1 202");
      }
      assertThat(file(reference, UUID.randomUUID().toString()).status()).isEqualTo(202);
    } finally {
      for (Half half : halves) {
        half.close();
      }
    }
  }

  /** Until the four have their places, others are filed. */
  private Reply fileUntilRefused(String reference) {
    Reply reply = file(reference, UUID.randomUUID().toString());
    for (int i = 0; i < 20 && reply.status() == 202; i++) {
      reply = file(reference, UUID.randomUUID().toString());
    }
    return reply;
  }

  /** A request of which one half was sent. */
  private final class Half implements AutoCloseable {
    private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port());

    Half(String reference) throws IOException {
      socket.setSoTimeout(30_000);
      send(head(path(reference)).getBytes(StandardCharsets.US_ASCII));
      send(Arrays.copyOf(FILE, FILE.length / 2));
    }

    private String head(String path) {
      return String.join(
          "\r\n",
          "POST " + path + "?shows=PERSON_PHOTO HTTP/1.1",
          "Host: node",
          "Connection: close",
          "Authorization: Bearer " + worker,
          "Content-Type: image/png",
          "Idempotency-Key: " + UUID.randomUUID(),
          "Content-Length: " + FILE.length,
          "",
          "");
    }

    private void send(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    String finish() throws IOException {
      send(Arrays.copyOfRange(FILE, FILE.length / 2, FILE.length));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void aRepetitionAfterTheErasureGetsTheAnswerOfThenAndKeepsNothing() {
    String reference = open();
    String key = UUID.randomUUID().toString();
    Reply filed = file(reference, key);
    String id = filed.body().get("created").asString();
    assertThat(kept(reference)).isEqualTo(1);

    hasLeftAndWasKeptUntilYesterday(new CaseReference(reference));
    assertThat(node.part(Casework.class).retention().step(Instant.now()).erased()).isPositive();
    assertThat(kept(reference)).isZero();

    Reply again = file(reference, key);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body().get("created").asString()).isEqualTo(id);
    assertThat(kept(reference)).as("nothing of what was erased comes back").isZero();
    assertThat(node.get(worker, path(reference) + "/" + id).code()).isEqualTo("UNKNOWN_ATTACHMENT");
  }

  private String open() {
    Reply opened =
        node.post(
            worker,
            "/api/v1/cases",
            "{\"language\": \"mon\", \"interpreter\": true}",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(opened.status()).as("%s", opened.body()).isEqualTo(202);
    return opened.body().get("case").asString();
  }

  private Reply file(String reference, String key) {
    return node.postFile(worker, path(reference) + "?shows=PERSON_PHOTO", "image/png", FILE, key);
  }

  private static String path(String reference) {
    return "/api/v1/cases/" + reference + "/attachments";
  }

  private long kept(String reference) {
    return node.part(UnitOfWork.class)
        .carryOut(
            _ ->
                node.part(JdbcClient.class)
                    .sql("SELECT count(*) FROM attachment WHERE case_reference = :case")
                    .param("case", reference)
                    .query(Long.class)
                    .single())
        .value();
  }

  /** What a handover and a withdrawal leave behind at the node from which the person went. */
  private void hasLeftAndWasKeptUntilYesterday(CaseReference reference) {
    HandoverId handover = new HandoverId("h-1");
    Octets opening = Octets.of(new byte[] {1});
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    List<Kept> kept = List.of(new Kept(Part.OWN.name(), "STATUTORY", yesterday));
    append(
        reference,
        fact(HOME, new ArrivalConfirmed(handover, 2, "CODE", now, opening, null)),
        fact(SELF, new HandoverClosed(handover, 2, HOME, opening)),
        fact(SELF, new ErasureCarriedOut(new ConsentId("c-1"), List.of(), kept, yesterday)));
  }

  private static Fact fact(NodeId by, ReferralEvent event) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    OrganisationId organisation = new OrganisationId(by.value());
    return new Fact(event, new Stamp(now, now, "M4.11", by, organisation, Stamp.SYSTEM, null));
  }

  private void append(CaseReference reference, Fact... facts) {
    CaseStore cases = node.part(CaseStore.class);
    List<FiledFact> filed =
        Arrays.stream(facts).map(fact -> new FiledFact(fact, Part.OWN)).toList();
    node.part(UnitOfWork.class)
        .carryOut(
            _ -> {
              CaseFile file = cases.load(reference);
              CaseLine line = Objects.requireNonNull(cases.line(reference));
              cases.append(reference, file.version(), filed, line);
              return true;
            });
  }
}
