package trm.evidence.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import trm.evidence.directory.Directory;

/** A genuine node signs nonsense; that is its fault, and never an exception here. */
class HostileStatementTest {
  private static final Authorship UNREADABLE = new Authorship.Unproven(SealFault.UNREADABLE);
  private static final Directory DIRECTORY = TwoNodes.directory();

  @Property(tries = 300)
  void anySignedBytesAreAtMostUnreadable(@ForAll byte[] noise) {
    assertThat(signed(noise)).isEqualTo(UNREADABLE);
  }

  @Property(tries = 300)
  void anySignedTextIsAtMostUnreadable(@ForAll String member, @ForAll String value) {
    assertThat(signed(("{\"" + member + "\":" + value + "}").getBytes(UTF_8)))
        .isEqualTo(UNREADABLE);
  }

  @Test
  void objectsNestedWithoutEndAreUnreadable() {
    assertThat(signed("{\"suite\":".repeat(100_000).getBytes(UTF_8))).isEqualTo(UNREADABLE);
    assertThat(signed(("{\"suite\":" + "[".repeat(100_000)).getBytes(UTF_8))).isEqualTo(UNREADABLE);
  }

  @Test
  void aNumberWithoutEndIsUnreadable() {
    byte[] statement =
        StatementText.write(
            TwoNodes.sender().seal(TwoNodes.draft(), TwoNodes.NOW).statement().statement());
    String endless =
        new String(statement, UTF_8)
            .replace("\"sequence\":4", "\"sequence\":" + "4".repeat(100_000));
    assertThat(signed(endless.getBytes(UTF_8))).isEqualTo(UNREADABLE);
  }

  private static Authorship signed(byte[] payload) {
    return Authorship.of(TwoNodes.SENDER_SIGNS.signCompact(payload), DIRECTORY);
  }
}
