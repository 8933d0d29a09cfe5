package trm.evidence.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trm.evidence.NodeId;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.InventedKeys;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.ServiceEnd;

/** The directory is believed when the federation signed it, and its version never goes back. */
class SignedDirectoryTest {
  private static final Instant ISSUED = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant EXPIRES = ISSUED.plus(DAY.multipliedBy(7));
  private static final NodeId NODE = new NodeId("mn-origin");
  private static final FederationKey FEDERATION = InventedKeys.federation("A federation");
  private static final FederationKey IMPOSTOR = InventedKeys.federation("An impostor");
  private static final PublishedKey OLDER = key("An older key", ISSUED.minus(DAY.multipliedBy(20)));
  private static final PublishedKey NEWER = key("A newer key", ISSUED);

  private final DirectoryHolder holder =
      new DirectoryHolder(signed(directory(7)), FEDERATION.publicKey());

  @Test
  void isReadAsItWasSigned() {
    Directory directory = directory(7, OLDER, NEWER.revoked(ISSUED.plus(DAY)));
    assertThat(DirectoryReader.read(signed(directory), FEDERATION.publicKey()))
        .isEqualTo(directory);
  }

  @Test
  void anotherFederationsDirectoryIsRefused() {
    String jws = DirectorySigner.sign(directory(8), IMPOSTOR);
    assertThatThrownBy(() -> holder.replace(jws))
        .isInstanceOf(DirectoryRefusedException.class)
        .hasMessageContaining("not signed by this corridor's federation key");
    assertThat(holder.get().version()).isEqualTo(7);
  }

  @Test
  void aChangedCharacterIsRefused() {
    String jws = signed(directory(8));
    int middle = jws.length() / 2;
    String changed =
        jws.substring(0, middle)
            + (jws.charAt(middle) == 'A' ? 'B' : 'A')
            + jws.substring(middle + 1);
    assertThatThrownBy(() -> holder.replace(changed)).isInstanceOf(DirectoryRefusedException.class);
  }

  @Test
  void anOperatorKindOfALaterReleaseIsRefusedRatherThanGuessed() {
    String text = DirectoryText.write(directory(8)).replace("STATE_AUTHORITY", "PRIVATE_BODY");
    String jws = FEDERATION.signCompact(text.getBytes(UTF_8));
    assertThatThrownBy(() -> holder.replace(jws))
        .isInstanceOf(DirectoryRefusedException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aKeyUnderAnotherKeysNameIsRefused() {
    PublishedKey disguised =
        new PublishedKey(
            NEWER.kid(),
            NEWER.use(),
            OLDER.publicKey(),
            NEWER.validFrom(),
            NEWER.validUntil(),
            null);
    String jws = signed(directory(8, disguised));
    assertThatThrownBy(() -> holder.replace(jws))
        .isInstanceOf(DirectoryRefusedException.class)
        .hasMessageContaining("another one than that name says");
    assertThat(holder.get().version()).isEqualTo(7);
  }

  @Test
  void whenANodeAskedAndWhenItLeftIsReadAsItWasSigned() {
    NodeEntry entry = entry(OLDER).asked(ISSUED.minus(DAY)).left(ISSUED);
    Directory directory = new Directory(8, ISSUED, EXPIRES, List.of(entry));
    assertThat(DirectoryReader.read(signed(directory), FEDERATION.publicKey()))
        .isEqualTo(directory);
  }

  @Test
  void keysServeWithoutAGapUntilTheLastOfThemEnds() {
    Instant end = OLDER.validUntil();
    PublishedKey later = key("A key after a gap", end.plus(DAY));
    assertThat(ServiceEnd.of(List.of(OLDER), ISSUED)).isEqualTo(end);
    assertThat(ServiceEnd.of(List.of(OLDER, NEWER), ISSUED)).isEqualTo(NEWER.validUntil());
    assertThat(ServiceEnd.of(List.of(OLDER, later), ISSUED)).isEqualTo(end);
    assertThat(ServiceEnd.of(List.of(OLDER.revoked(ISSUED.plus(DAY))), ISSUED))
        .isEqualTo(ISSUED.plus(DAY));
    assertThat(ServiceEnd.of(List.of(later), ISSUED)).isEqualTo(ISSUED);
    assertThat(ServiceEnd.of(List.of(), ISSUED)).isEqualTo(ISSUED);
  }

  @Test
  void aHigherVersionReplacesALowerOne() {
    holder.replace(signed(directory(8)));
    assertThat(holder.get().version()).isEqualTo(8);
  }

  @Test
  void aLowerVersionIsRefused() {
    assertThatThrownBy(() -> holder.replace(signed(directory(6))))
        .isInstanceOf(DirectoryRefusedException.class)
        .hasMessageContaining("version 6 is older than version 7");
    assertThat(holder.get().version()).isEqualTo(7);
  }

  @Test
  void anotherDirectoryOfTheSameVersionIsRefused() {
    assertThatThrownBy(() -> holder.replace(signed(directory(7, OLDER))))
        .isInstanceOf(DirectoryRefusedException.class)
        .hasMessageContaining("two different directories");
  }

  @Test
  void theSameDirectoryAgainChangesNothing() {
    assertThat(holder.replace(signed(directory(7)))).isEqualTo(directory(7));
  }

  @Test
  void theNewestServingKeyComesFirst() {
    assertThat(serving(ISSUED.plus(DAY), OLDER, NEWER)).containsExactly(NEWER, OLDER);
  }

  @Test
  void aRevokedKeyServesNoMore() {
    PublishedKey revoked = NEWER.revoked(ISSUED.plus(DAY));
    assertThat(serving(ISSUED.plus(DAY).minusMillis(1), OLDER, revoked))
        .containsExactly(revoked, OLDER);
    assertThat(serving(ISSUED.plus(DAY), OLDER, revoked)).containsExactly(OLDER);
  }

  @Test
  void anExpiredDirectoryNamesNoServingKey() {
    assertThat(serving(EXPIRES.minusMillis(1), NEWER)).containsExactly(NEWER);
    assertThat(serving(EXPIRES, NEWER)).isEmpty();
  }

  @Test
  void urgentMessagesUseTheLastUnrevokedKeyForThirtyDaysAfterExpiry() {
    Directory directory = directory(7, OLDER, NEWER.revoked(ISSUED.plus(DAY)));
    Instant graceEnds = OLDER.validUntil().plus(DAY.multipliedBy(30));
    assertThat(directory.urgentKeys(NODE, KeyUse.SIGNING, graceEnds.minusMillis(1)))
        .containsExactly(OLDER);
    assertThat(directory.urgentKeys(NODE, KeyUse.SIGNING, graceEnds)).isEmpty();
  }

  @Test
  void aNodeOrAKeyNamedTwiceIsRefused() {
    NodeEntry entry = entry(OLDER);
    assertThatThrownBy(() -> new Directory(1, ISSUED, EXPIRES, List.of(entry, entry)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> directory(1, OLDER, OLDER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<PublishedKey> serving(Instant time, PublishedKey... keys) {
    return directory(7, keys).servingKeys(NODE, KeyUse.SIGNING, time);
  }

  private static String signed(Directory directory) {
    return DirectorySigner.sign(directory, FEDERATION);
  }

  private static PublishedKey key(String words, Instant from) {
    return InventedKeys.signing(words, from, DAY.multipliedBy(25)).published();
  }

  private static Directory directory(long version, PublishedKey... keys) {
    return new Directory(version, ISSUED, EXPIRES, List.of(entry(keys)));
  }

  private static NodeEntry entry(PublishedKey... keys) {
    return new NodeEntry(
        NODE,
        OperatorKind.STATE_AUTHORITY,
        "MN",
        NodeRole.ORIGIN,
        "An invented ministry",
        List.of(keys),
        List.of(new FocalPoint("mn-coordination", "+976 0000 0001", "+976 0000 0002")),
        List.of(new ConsularDesk("mn-desk-macao", "MO", "+853 0000 0003")),
        Map.of("RequestMade", 1, "RiskAlert", 1),
        List.of("invented-agreement-1"));
  }
}
