package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.CountryBrokers;
import trm.corridor.embedded.TcpProxy;
import trm.corridor.embedded.Topology;
import trm.corridor.story.Answer;
import trm.corridor.story.Offices;
import trm.corridor.story.Story;

/**
 * The corridor without a hub: each country has a broker of its own, and its MirrorMaker brings the
 * mail of its nodes from the others. The nodes, their databases and their settings are those of the
 * hub, but for the address of the broker and two periods.
 */
@Tag("fire")
@ExtendWith(CorridorExtension.class)
class BilateralCorridorTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final List<String> COUNTRIES = List.of("mn", "cn", "mo");
  private static final List<String> SERIES = List.of("OPEN", "WAITING", "PAUSED", "WAITING");

  private final RunningCorridor corridor;
  private final CountryBrokers brokers;
  private final CountryMail mail;

  BilateralCorridorTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.brokers = (CountryBrokers) corridor.parts().broker();
    this.mail = new CountryMail(corridor, brokers);
  }

  @BeforeAll
  static void eachCountryItsOwn(RunningCorridor corridor) {
    awaitQuiet(corridor);
    corridor.startAgain(Topology.BILATERAL);
  }

  @AfterAll
  static void oneForAllAgain(RunningCorridor corridor) {
    awaitQuiet(corridor);
    corridor.startAgain();
    new Warnings(corridor).awaitEqualBooks();
  }

  private static void awaitQuiet(RunningCorridor corridor) {
    List<String> nodes = corridor.parts().nodes().stream().map(CorridorNode::id).toList();
    new Quiet(corridor, nodes).await();
  }

  @AfterEach
  void bringBack() {
    COUNTRIES.forEach(country -> brokers.border(country).mend());
    brokers.startMirrors();
    corridor.assertSound();
  }

  /** And no country's brokers have what two others wrote to each other. */
  @Test
  void theStoryIsPlayedToItsProofAcrossThreeClusters() {
    List<String> told = new ArrayList<>();
    try (Offices offices = new Offices(corridor.parts())) {
      new Story(corridor.parts(), offices, told::add, Instant.now()).play();
    }
    assertThat(told).anyMatch(line -> line.contains("EPOCH_STALE"));
    for (String country : COUNTRIES) {
      Set<String> abroad = mail.addressedAbroad(country);
      assertThat(abroad).as("mail that leaves " + country).hasSizeGreaterThan(5);
      assertThat(mail.sentBy(country)).as("mail of " + country).containsAll(abroad);
      assertThat(mail.traces(country, new Traces(HerWords.ALL))).as(country).isEmpty();
    }
  }

  @Test
  void aBorderIsCutAndPeopleSeeThatNothingArrived() {
    theLinkFailsAndIsMended(TcpProxy::cut);
  }

  @Test
  void aBorderFallsSilentAndPeopleSeeThatNothingArrived() {
    theLinkFailsAndIsMended(TcpProxy::fallSilent);
  }

  private interface Failing {
    void of(TcpProxy border);
  }

  private void theLinkFailsAndIsMended(Failing failing) {
    Warnings warnings = new Warnings(corridor);
    Orders orders = new Orders(corridor, warnings);
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    List.of("cn", "mo").forEach(country -> failing.of(brokers.border(country)));
    Answer.Taken urgent = warnings.warn("STIGMA");
    List<Answer.Taken> series = SERIES.stream().map(warnings::tell).toList();
    orders.giveAndBeTaken(Orders.newKey());
    List<Answer.Taken> all = Stream.concat(Stream.of(urgent), series.stream()).toList();
    corridor
        .within(SOON)
        .until("the own broker has it", () -> all.stream().allMatch(m -> warnings.isIn(m, "SENT")));
    corridor
        .within(SOON)
        .until("people see it", () -> warnings.message(urgent).path("overdue").asBoolean());
    assertThat(all).noneMatch(message -> warnings.isIn(message, "ACKNOWLEDGED"));
    assertThat(warnings.received()).containsExactly("RETALIATION");
    assertThat(warnings.statusesTold()).isEmpty();
    List.of("cn", "mo").forEach(country -> brokers.border(country).mend());
    all.forEach(warnings::awaitReceipt);
    corridor.within(SOON).until("it is told", () -> !warnings.statusesTold().isEmpty());
    assertThat(warnings.statusesTold()).containsExactly("PAUSED");
    assertThat(warnings.received()).containsExactly("RETALIATION", "STIGMA");
    assertThat(warnings.receivedStatuses()).containsExactlyElementsOf(SERIES);
    assertThat(warnings.message(urgent).path("overdue").asBoolean()).isFalse();
    warnings.awaitEqualBooks();
  }

  /** A mirror brings again what it brought since it last wrote down how far it was. */
  @Test
  void mirrorsAreKilledUnderTrafficAndNothingTakesEffectTwice() {
    TwoReplicas told = new TwoReplicas(corridor, 4);
    for (String country : List.of("cn", "mo", "cn")) {
      int before = told.toldSoFar();
      told.tellUntil(
          "mail flows", () -> told.toldSoFar() > before + 40 && told.isReceipted(before + 20));
      brokers.mirror(country).kill();
      told.tellOfEach();
      brokers.mirror(country).start();
    }
    told.assertNothingLostDoubledOrTurned();
    long written = mail.records("mo", "cn-transit") + mail.records("mn", "cn-transit");
    long mirrored = mail.records("cn", "cn-transit");
    System.out.printf(
        "Mirrors: %d messages told, %d records for transit written abroad, %d at home; longest"
            + " silence %d ms.%n",
        told.toldSoFar(), written, mirrored, told.longestSilence().toMillis());
    assertThat(mirrored).as("some were mirrored twice").isGreaterThan(written);
  }
}
