package trm.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;

/** The commands of the page about the desk, in the page's order, do what the page says. */
final class PageOfTheDeskTest {
  private static final Path PAGE = Path.of("../../docs/operations/federation.md");
  private static final Instant FIRST_DAY = Instant.parse("2026-03-01T09:00:00Z");

  @TempDir private Path folder;
  private final Set<String> run = new HashSet<>();

  @Test
  void itsCommandsDoWhatItSays() throws IOException, InterruptedException {
    Runbook page = Runbook.read(PAGE);
    try (Shell shell = new Shell(folder, FIRST_DAY)) {
      work(page, shell, "The federation's desk", it -> it);
      work(page, shell, "Found a federation", it -> it);
      join(page, shell, "cn-transit", "CN", "TRANSIT");
      join(page, shell, "mo-destination", "MO", "DESTINATION");
      join(page, shell, "mn-origin", "MN", "ORIGIN");
      assertThat(directory().entries()).hasSize(3);

      shell.on(FIRST_DAY.plus(Duration.ofDays(2)));
      work(page, shell, "Rotate keys under traffic", it -> it);
      assertThat(
              directory()
                  .servingKeys(
                      new NodeId("mn-origin"),
                      KeyUse.ENCRYPTION,
                      FIRST_DAY.plus(Duration.ofDays(4))))
          .hasSize(2);
      agree(page, shell);
      suspend(page, shell);
      work(page, shell, "Off-board", it -> it);
      assertThat(entry("mo-destination").leftAt()).isNotNull();
      work(page, shell, "The alarm", it -> it);
    }
    assertThat(page.sections())
        .filteredOn(section -> !section.blocks().isEmpty())
        .extracting(Runbook.Section::heading)
        .containsExactlyInAnyOrderElementsOf(run);
  }

  private void join(Runbook page, Shell shell, String node, String territory, String role)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("entry.yaml"), Founded.form(node, territory, role));
    String keys = node.equals("mn-origin") ? "/etc/trm" : "/etc/" + node;
    work(
        page,
        shell,
        "A new node, or a change of one",
        typed -> typed.replace("mn-origin", node).replace("/etc/trm", keys));
  }

  private void agree(Runbook page, Shell shell) throws IOException, InterruptedException {
    Runbook.Section section = page.section("Agreement between two countries");
    run.add(section.heading());
    draft(page, shell, section.blocks().getFirst());
    assertThat(entry("cn-transit").agreements()).containsExactly("invented-cn-mn-2026");
    draft(page, shell, section.blocks().getLast());
    assertThat(entry("cn-transit").agreements()).isEmpty();
  }

  private void suspend(Runbook page, Shell shell) throws IOException, InterruptedException {
    PublishedKey stolen = entry("cn-transit").keys().getFirst();
    work(page, shell, "Suspend, revoke", typed -> typed.replace("KID", stolen.kid().value()));
    assertThat(entry("cn-transit").keys()).noneMatch(key -> key.revokedAt() == null);
  }

  /** Types what stands under a heading; after each draft, those who sign and publish do theirs. */
  private void work(Runbook page, Shell shell, String heading, UnaryOperator<String> put)
      throws IOException, InterruptedException {
    run.add(heading);
    List<Runbook.Block> blocks = page.section(heading).blocks();
    assertThat(blocks).as(heading).isNotEmpty();
    boolean signsItself = blocks.stream().anyMatch(it -> it.commands().contains("ceremony sign"));
    for (Runbook.Block block : blocks) {
      Runbook.Block typed = new Runbook.Block(block.status(), put.apply(block.commands()));
      if (typed.commands().contains("--out next.json") && !signsItself) {
        draft(page, shell, typed);
      } else {
        shell.run(typed);
      }
    }
  }

  private void draft(Runbook page, Shell shell, Runbook.Block drafting)
      throws IOException, InterruptedException {
    shell.run(drafting);
    Runbook.Section signing = page.section("Sign and publish");
    run.add(signing.heading());
    for (Runbook.Block block : signing.blocks()) {
      shell.run(block);
    }
  }

  private NodeEntry entry(String node) {
    return directory().entry(new NodeId(node)).orElseThrow();
  }

  private Directory directory() {
    return DirectoryReader.read(
        new TextFile(folder.resolve("srv/corridor/directory.jws")).read(),
        FederationKey.readPublic(folder.resolve("federation-public.jwk")));
  }
}
