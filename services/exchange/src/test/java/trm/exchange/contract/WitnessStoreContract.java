package trm.exchange.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.exchange.contract.Invented.GENERATION;
import static trm.exchange.contract.Invented.LATER;
import static trm.exchange.contract.Invented.NOW;
import static trm.exchange.contract.Invented.OTHER_PEER;
import static trm.exchange.contract.Invented.PEER;
import static trm.exchange.contract.Invented.SELF;
import static trm.exchange.contract.Invented.digest;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.exchange.outbox.Label;
import trm.exchange.receipt.ForgottenStatement;
import trm.exchange.receipt.TwoFaces;
import trm.exchange.receipt.WitnessStore;
import trm.exchange.receipt.WitnessedCheckpoint;

/** The contract of {@link WitnessStore}. */
public abstract class WitnessStoreContract extends StoreContract {

  @Test
  void keepsTheFirstCheckpointOfEachSize() {
    WitnessedCheckpoint first = keep(PEER, 1, 7, "first");
    keep(PEER, 1, 7, "second");

    assertThat(inWork(() -> witness().at(new Generation(PEER, 1), 7))).contains(first);
    assertThat(inWork(() -> witness().at(new Generation(PEER, 1), 8))).isEmpty();
  }

  @Test
  void namesTheLargestOfTheNewestGenerationOfEachNode() {
    keep(PEER, 1, 100, "old generation");
    WitnessedCheckpoint large = keep(PEER, 2, 20, "large");
    keep(PEER, 2, 3, "small");
    WitnessedCheckpoint other = keep(OTHER_PEER, 1, 5, "other");

    assertThat(inWork(() -> witness().newest(PEER))).contains(large);
    assertThat(inWork(() -> witness().newest(SELF))).isEmpty();
    assertThat(inWork(() -> witness().newest())).containsExactlyInAnyOrder(large, other);
  }

  @Test
  void namesTheFirstThatCameAfterARestore() {
    assertThat(inWork(() -> witness().firstAfterARestore())).isEmpty();
    keep(PEER, 1, 100, "old generation");
    keep(PEER, 2, 20, "large");
    WitnessedCheckpoint first = keep(PEER, 2, 3, "small");
    keep(OTHER_PEER, 2, 5, "nothing is known of its first life");

    assertThat(inWork(() -> witness().firstAfterARestore())).containsExactly(first);
  }

  @Test
  void neverGoesBackInWhatAPeerAcknowledged() {
    assertThat(inWork(() -> witness().acknowledged(PEER, GENERATION))).isZero();
    doInWork(() -> witness().acknowledge(PEER, GENERATION, 9));
    doInWork(() -> witness().acknowledge(PEER, GENERATION, 4));

    assertThat(inWork(() -> witness().acknowledged(PEER, GENERATION))).isEqualTo(9);
    assertThat(inWork(() -> witness().acknowledged(PEER, new Generation(SELF, 2)))).isZero();
    assertThat(inWork(() -> witness().acknowledged(OTHER_PEER, GENERATION))).isZero();
  }

  @Test
  void forgetsWhatARestoredPeerAcknowledged() {
    doInWork(() -> witness().acknowledge(PEER, GENERATION, 9));
    doInWork(() -> witness().acknowledge(OTHER_PEER, GENERATION, 7));
    doInWork(() -> witness().forgetAcknowledged(PEER));

    assertThat(inWork(() -> witness().acknowledged(PEER, GENERATION))).isZero();
    assertThat(inWork(() -> witness().acknowledged(OTHER_PEER, GENERATION))).isEqualTo(7);
    doInWork(() -> witness().acknowledge(PEER, GENERATION, 4));
    assertThat(inWork(() -> witness().acknowledged(PEER, GENERATION))).isEqualTo(4);
  }

  @Test
  void knowsWhenANodeWasFirstShownItsOwnCheckpoint() {
    Generation origin = new Generation(PEER, 1);
    assertThat(inWork(() -> witness().shownAt(origin))).isEmpty();
    doInWork(() -> witness().shown(origin, 5, NOW));
    doInWork(() -> witness().shown(origin, 6, LATER));

    assertThat(inWork(() -> witness().shownAt(origin))).contains(NOW);
    assertThat(inWork(() -> witness().shownAt(new Generation(PEER, 2)))).isEmpty();
  }

  @Test
  void owesGrowthFromWhatWasShownFirstUntilItIsProvenFromThere() {
    Generation origin = new Generation(PEER, 1);
    doInWork(() -> witness().shown(origin, 5, NOW));
    doInWork(() -> witness().shown(origin, 6, LATER));
    assertThat(inWork(() -> witness().owedFrom(origin, NOW.minusMillis(1)))).isZero();
    assertThat(inWork(() -> witness().owedFrom(origin, NOW))).isEqualTo(5);

    doInWork(() -> witness().proven(origin, 4));
    doInWork(() -> witness().shown(origin, 6, LATER));
    assertThat(inWork(() -> witness().owedFrom(origin, LATER))).isEqualTo(5);

    doInWork(() -> witness().proven(origin, 5));
    doInWork(() -> witness().shown(origin, 5, LATER));
    assertThat(inWork(() -> witness().owedFrom(origin, NOW))).isEqualTo(5);
    doInWork(() -> witness().shown(origin, 6, LATER));
    assertThat(inWork(() -> witness().owedFrom(origin, NOW))).isZero();
    assertThat(inWork(() -> witness().owedFrom(origin, LATER))).isEqualTo(6);
    assertThat(inWork(() -> witness().shownAt(origin))).contains(NOW);
  }

  @Test
  void forgetsWhatItShowed() {
    Generation origin = new Generation(PEER, 1);
    doInWork(() -> witness().shown(origin, 5, NOW));
    doInWork(() -> witness().forgetShown());

    assertThat(inWork(() -> witness().shownAt(origin))).isEmpty();
    assertThat(inWork(() -> witness().owedFrom(origin, LATER))).isZero();
  }

  @Test
  void keepsEvidenceOfTwoFacesOnce() {
    TwoFaces found = new TwoFaces(new Generation(PEER, 1), 7, "one note", "another", NOW);
    doInWork(() -> witness().keep(found));
    doInWork(() -> witness().keep(found));

    assertThat(inWork(() -> witness().twoFaces())).containsExactly(found);
  }

  @Test
  void keepsOneProofOfEachForgottenLife() {
    assertThat(inWork(() -> witness().forgotten())).isEmpty();
    ForgottenStatement newer = forgotten(2, PEER);
    ForgottenStatement older = forgotten(1, PEER);
    ForgottenStatement again = forgotten(2, OTHER_PEER);
    doInWork(() -> witness().keep(newer));
    doInWork(() -> witness().keep(older));
    doInWork(() -> witness().keep(again));

    assertThat(inWork(() -> witness().forgotten())).contains(newer);
  }

  private static ForgottenStatement forgotten(int generation, NodeId shownBy) {
    Generation life = new Generation(SELF, generation);
    Label label = Invented.label(1, new ConversationId(life, new UUID(3, 1)), 4, false);
    return new ForgottenStatement(life, Invented.sealed(label).statement(), shownBy, NOW);
  }

  private WitnessStore witness() {
    return stores().witness();
  }

  private WitnessedCheckpoint keep(NodeId node, int generation, long size, String note) {
    WitnessedCheckpoint checkpoint =
        new WitnessedCheckpoint(
            new Generation(node, generation), size, digest(note), "note " + note, NOW);
    doInWork(() -> witness().keep(checkpoint));
    return checkpoint;
  }
}
