package trm.corridor.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.bench.Backlog;
import trm.corridor.embedded.Federation;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;
import trm.evidence.seal.Opening;
import trm.evidence.seal.Seal;

/** Keys change while messages pass, as docs/operations/rotate.md promises: nobody is disturbed. */
@ExtendWith(CorridorExtension.class)
final class KeysRotateUnderTrafficTest {
  private static final String SENDER = "mo-destination";
  private static final String RECIPIENT = "cn-transit";

  /** Published at once, and begun when every node has read of it: they look once a second. */
  private static final Duration BEGINS_IN = Duration.ofSeconds(6);

  private static final Duration AFTERWARDS = Duration.ofSeconds(6);
  private static final int CASES = 10;
  private static final int AT_ONCE = 20;

  private final RunningCorridor corridor;
  private final Postbox postbox;

  KeysRotateUnderTrafficTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.postbox = new Postbox(corridor);
  }

  @AfterEach
  void nothingIsAmiss() {
    corridor.assertSound();
  }

  @Test
  void everyMessageComesOnceInOrderAndTheNewKeysTakeOver() {
    Backlog traffic =
        new Backlog(
            corridor.node(SENDER),
            corridor.destination().as("national-coordinator"),
            corridor.node(RECIPIENT));
    traffic.open(CASES);
    traffic.post(AT_ONCE);
    List<String> old =
        List.of(newest(RECIPIENT, KeyUse.ENCRYPTION), newest(SENDER, KeyUse.SIGNING));
    Instant begin = Instant.now().plus(BEGINS_IN);
    Federation federation = corridor.parts().federation();
    federation.rotate(RECIPIENT, KeyUse.ENCRYPTION, begin);
    federation.rotate(SENDER, KeyUse.SIGNING, begin);
    federation.rotate(SENDER, KeyUse.JOURNAL, begin);
    while (Instant.now().isBefore(begin.plus(AFTERWARDS))) {
      traffic.post(AT_ONCE);
    }
    corridor
        .within(Duration.ofMinutes(1))
        .until("all are receipted", () -> traffic.stillOpen() == 0);

    traffic.assertWhole();
    String sealedTo = newest(RECIPIENT, KeyUse.ENCRYPTION);
    String signedBy = newest(SENDER, KeyUse.SIGNING);
    assertThat(old).doesNotContain(sealedTo, signedBy);
    assertThat(toldSince(begin.plus(AFTERWARDS.dividedBy(2))))
        .isNotEmpty()
        .allSatisfy(
            told -> {
              assertThat(header(told.envelope())).contains(sealedTo);
              assertThat(header(told.opened().statement().jws())).contains(signedBy);
            });
  }

  /** A message of the sender, as it lies in the mailbox and as it reads. */
  private record Told(String envelope, Opening.Opened opened) {}

  private List<Told> toldSince(Instant instant) {
    Seal seal = postbox.of(RECIPIENT);
    return postbox.mailboxes().read(RECIPIENT).stream()
        .flatMap(
            mail ->
                seal.open(mail.envelope(), Instant.now()) instanceof Opening.Opened opened
                    ? Stream.of(new Told(jwe(mail.envelope()), opened))
                    : Stream.empty())
        .filter(told -> told.opened().statement().statement().sender().value().equals(SENDER))
        .filter(told -> told.opened().statement().statement().issuedAt().isAfter(instant))
        .toList();
  }

  private static String jwe(byte[] envelope) {
    return US_ASCII.decode(Postbox.outside(envelope).getJwe().duplicate()).toString();
  }

  /** The header of a compact JWE or JWS, which names the key. */
  private static String header(String compact) {
    return new String(
        Base64.getUrlDecoder().decode(compact.substring(0, compact.indexOf('.'))), US_ASCII);
  }

  private String newest(String node, KeyUse use) {
    return postbox.keys(node).published().stream()
        .filter(key -> key.use() == use)
        .max(Comparator.comparing(PublishedKey::validFrom))
        .map(key -> key.kid().value())
        .orElseThrow();
  }
}
