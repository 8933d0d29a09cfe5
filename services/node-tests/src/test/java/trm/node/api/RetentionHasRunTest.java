package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.node.api.CorrespondingNodes.MO;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.keys.FederationKey;
import trm.evidence.verify.BundleFile;
import trm.evidence.verify.VerificationReport;
import trm.evidence.verify.Verifier;
import trm.exchange.outbox.ExpiredMail;
import trm.exchange.outbox.OverdueWatch;
import trm.exchange.outbox.Relay;
import trm.node.NodeUnderTest.Ran;
import trm.node.OfficerRole;
import trm.node.casework.Casework;
import trm.node.casework.Officer;
import trm.node.storage.TestDatabase;
import trm.referral.CaseReference;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/**
 * Two warnings never reach their recipient, which stays away for good; other messages were
 * receipted. Two months later retention has run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RetentionHasRunTest {
  private static final Duration TWO_MONTHS = Duration.ofDays(61);
  private static final int PIECE = 48;
  @TempDir static Path folder;
  private CorrespondingNodes nodes;
  private JdbcClient superuser;

  @BeforeAll
  void aStoryIsTold() {
    nodes = new CorrespondingNodes(folder);
    nodes.verify();
    nodes.warn("RETALIATION");
    nodes.warn("HEALTH");
    superuser = TestDatabase.asSuperuser(nodes.node(MO).databaseUrl());
  }

  @AfterAll
  void close() {
    nodes.close();
  }

  @Test
  void bodiesAreGoneFromTheDiskAndProofsStillVerify() { // S20
    List<byte[]> pieces = pieces();
    assertThat(pieces).as("two envelopes and two bodies").hasSize(4);
    assertThat(pieces.stream().filter(this::isOnDisk)).as("before").hasSize(4);
    String exportedBefore = bundle();
    long kept = nodes.count(MO, "outbox WHERE content <> 'GONE'");

    Instant later = Instant.now().plus(TWO_MONTHS);
    nodes.node(MO).part(Relay.class).step(later);
    nodes.node(MO).part(OverdueWatch.class).step(later);
    assertThat(nodes.node(MO).part(ExpiredMail.class).step(later)).isEqualTo((int) kept);
    assertThat(nodes.count(MO, "outbox WHERE envelope IS NOT NULL OR body IS NOT NULL")).isZero();
    Ran compacted = command("compact");
    assertThat(compacted.status()).as(compacted.err()).isZero();

    assertThat(pieces.stream().filter(this::isOnDisk)).as("after").isEmpty();
    isProven(exportedBefore);
    isProven(bundle());
    Ran checked = command("fsck");
    assertThat(checked.status()).as(checked.out() + checked.err()).isZero();
    assertThat(checked.out())
        .contains("messages of the outbox: receipted, expired or erased, and so gone");
  }

  /** A middle piece of each content that waits for its receipt, which nothing else contains. */
  private List<byte[]> pieces() {
    return superuser
        .sql(
            """
            SELECT substring(bytes FROM octet_length(bytes) / 2 FOR :piece) FROM (
                SELECT envelope AS bytes FROM outbox WHERE content = 'SEALED' AND case_reference IS NOT NULL
                UNION ALL
                SELECT body FROM outbox WHERE content = 'SEALED' AND case_reference IS NOT NULL) AS kept""")
        .param("piece", PIECE)
        .query((row, _) -> row.getBytes(1))
        .list();
  }

  /** Looks through the files of the tables, as whoever took the disk would. */
  private boolean isOnDisk(byte[] piece) {
    superuser.sql("CHECKPOINT").update();
    String base =
        superuser
            .sql(
                """
                SELECT current_setting('data_directory') || '/base/'
                         || (SELECT oid FROM pg_database WHERE datname = current_database())""")
            .query(String.class)
            .single();
    String sought = new String(piece, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.list(Path.of(base))) {
      return files.anyMatch(file -> text(file).contains(sought));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException deletedMeanwhile) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ran command(String name) {
    return nodes.node(MO).command(nodes.node(MO).databaseUrl(), name);
  }

  private String bundle() {
    Officer auditor =
        new Officer(
            "client",
            new OrganisationId("mo-audit"),
            OrganisationKind.NATIONAL_COORDINATOR,
            new OfficerId("paulo"),
            null,
            Set.of(OfficerRole.AUDITOR));
    return nodes
        .node(MO)
        .part(Casework.class)
        .export()
        .export(new CaseReference(nodes.caseReference), auditor, "AUDIT")
        .orElseThrow()
        .text();
  }

  private static void isProven(String bundle) {
    VerificationReport report =
        Verifier.verify(
            List.of(BundleFile.read("macao.json", bundle)),
            FederationKey.readPublic(folder.resolve("federation.pub")));
    assertThat(report.isProven()).as(report.text()).isTrue();
  }
}
