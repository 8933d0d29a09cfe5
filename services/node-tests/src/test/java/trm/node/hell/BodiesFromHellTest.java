package trm.node.hell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trm.node.wire.SampleFacts;
import trm.node.wire.UnreadableFactException;
import trm.node.wire.WireCodec;
import trm.referral.CrossingEvent;
import trm.referral.Fact;
import trm.schema.EventCatalogue;
import trm.schema.SingleObject;
import trm.schema.UnreadableRecordException;

/**
 * A peer that is who it says seals whatever bytes it likes: they are a fact, or put aside as
 * unreadable, and never a bug of this node's.
 */
final class BodiesFromHellTest {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final EventCatalogue catalogue = new EventCatalogue();
  private final WireCodec codec = new WireCodec(catalogue, new SingleObject());
  private final List<byte[]> right =
      Stream.concat(SampleFacts.full(CrossingEvent.class), SampleFacts.sparse(CrossingEvent.class))
          .map(SampleFacts::stamped)
          .flatMap(this::inEveryVersion)
          .toList();

  private Stream<byte[]> inEveryVersion(Fact fact) {
    String name = WireCodec.nameOf((CrossingEvent) fact.event());
    return Stream.iterate(1, version -> version + 1)
        .limit(catalogue.named(name).version())
        .map(version -> codec.encode(fact, version, _ -> new byte[] {1, 2, 3}));
  }

  @Test
  void aChangedBodyIsAFactOrUnreadable() {
    Tries.of("changed bodies", 6000, LONGEST)
        .each(chance -> read(Mutation.of(right.get(chance.nextInt(right.size())), chance)));
  }

  /** Past the fingerprint, which alone would turn most of them away. */
  @Test
  void noiseUnderAKnownFingerprintIsAFactOrUnreadable() {
    Tries.of("noise under a known fingerprint", 6000, LONGEST)
        .each(chance -> read(noise(right.get(chance.nextInt(right.size())), chance)));
  }

  private static byte[] noise(byte[] body, Random chance) {
    byte[] noise = new byte[10 + chance.nextInt(300)];
    chance.nextBytes(noise);
    System.arraycopy(body, 0, noise, 0, 10);
    return noise;
  }

  private void read(byte[] body) {
    try {
      Fact fact = codec.decode(body, SampleFacts.SENDER);
      assertThat(fact.stamp().node()).isEqualTo(SampleFacts.SENDER);
      assertThat(codec.contents(body)).isNotNull();
    } catch (UnreadableRecordException | UnreadableFactException e) {
      assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(1000).doesNotContain("Сарнай");
    }
  }
}
