package trm.exchange.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trm.exchange.contract.Invented.GENERATION;
import static trm.exchange.contract.Invented.SELF;
import static trm.exchange.contract.Invented.digest;
import static trm.exchange.contract.Invented.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.InclusionProof;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.MerkleTree;
import trm.exchange.Committed;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.OwnCheckpoint;
import trm.exchange.receipt.PlacedLeaf;

/** The contract of {@link JournalStore}, and of the unit of work that appends to it. */
public abstract class JournalStoreContract extends StoreContract {

  @Test
  void beginsEmptyInTheFirstGeneration() {
    assertThat(inWork(() -> journal().generation())).isEqualTo(GENERATION);
    assertThat(inWork(() -> journal().size())).isZero();
    assertThat(inWork(() -> journal().checkpoint())).isEmpty();
  }

  @Test
  void appendsInTheOrderOfJournallingWithoutAGap() {
    assertThat(append(1, 2).journalIndexes()).containsExactly(0L, 1L);
    assertThat(append(3).journalIndexes()).containsExactly(2L);
    assertThat(append().journalIndexes()).isEmpty();

    assertThat(inWork(() -> journal().size())).isEqualTo(3);
    assertThat(inWork(() -> journal().leaf(1))).isEqualTo(Leaf.encode(entry(2)));
    assertThatThrownBy(() -> inWork(() -> journal().leaf(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesEntriesBackWithTheirTransaction() {
    append(1);
    assertThatThrownBy(
            () ->
                stores()
                    .unitOfWork()
                    .carryOut(
                        work -> {
                          work.journal(entry(2), null);
                          throw new IllegalStateException("rolled back");
                        }))
        .hasMessage("rolled back");

    assertThat(inWork(() -> journal().size())).isEqualTo(1);
    assertThat(append(3).journalIndexes()).containsExactly(1L);
  }

  @Test
  void runsWhatFollowsTheCommitOnlyAfterACommit() {
    List<String> ran = new ArrayList<>();
    assertThatThrownBy(
        () ->
            stores()
                .unitOfWork()
                .carryOut(
                    work -> {
                      work.afterCommit(() -> ran.add("rolled back"));
                      throw new IllegalStateException("rolled back");
                    }));
    stores()
        .unitOfWork()
        .carryOut(
            work -> {
              work.afterCommit(() -> ran.add("size " + inWork(() -> journal().size())));
              work.journal(entry(1), null);
              return true;
            });

    assertThat(ran).containsExactly("size 1");
  }

  @Test
  void answersForTheTreeAtEverySize() {
    Frontier frontier = Frontier.EMPTY;
    for (int number = 0; number < 21; number++) {
      append(number);
      frontier = frontier.append(Leaf.hash(entry(number))).frontier();
      long size = number + 1L;
      assertThat(inWork(() -> new MerkleTree(journal()).root(size))).isEqualTo(frontier.root());
      assertThat(inWork(() -> journal().lock())).isEqualTo(frontier);
    }
  }

  @Test
  void provesEveryEntryInTheTree() {
    append(0, 1, 2, 3, 4, 5, 6);
    MerkleTree tree = new MerkleTree(journal());
    List<Long> indexes = List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    List<InclusionProof> proofs = inWork(() -> tree.inclusions(indexes, 7));
    Digest root = inWork(() -> tree.root(7));
    for (int at = 0; at < 7; at++) {
      assertThat(proofs.get(at).index()).isEqualTo(at);
      assertThat(proofs.get(at).proves(Leaf.hash(entry(at)), root)).isTrue();
    }
  }

  @Test
  void findsAnEntryByItsLeafHash() {
    append(1, 2);

    assertThat(inWork(() -> journal().indexOf(Leaf.hash(entry(2))))).isEqualTo(OptionalLong.of(1));
    assertThat(inWork(() -> journal().indexOf(Leaf.hash(entry(9))))).isEmpty();
  }

  @Test
  void findsTheNewestLineOfEachLeafHash() {
    append(1, 2, 1);

    List<PlacedLeaf> found =
        inWork(() -> journal().find(List.of(Leaf.hash(entry(1)), Leaf.hash(entry(9)))));

    assertThat(found).extracting(PlacedLeaf::index).containsExactly(2L);
    assertThat(found.getFirst().hash()).isEqualTo(Leaf.hash(entry(1)));
    assertThat(found.getFirst().leaf()).isEqualTo(Leaf.encode(entry(1)));
  }

  @Test
  void keepsTheNewestCheckpointAndNeverReplacesOne() {
    OwnCheckpoint first = new OwnCheckpoint(3, digest("root 3"), "note 3");
    OwnCheckpoint second = new OwnCheckpoint(5, digest("root 5"), "note 5");
    doInWork(() -> journal().keep(first));
    doInWork(() -> journal().keep(second));
    doInWork(() -> journal().keep(new OwnCheckpoint(5, digest("root 5"), "another note")));

    assertThat(inWork(() -> journal().checkpoint())).contains(second);
  }

  @Test
  void goesOnEmptyInAnotherGeneration() {
    append(1, 2);
    doInWork(() -> journal().keep(new OwnCheckpoint(2, digest("root"), "note")));
    Generation third = new Generation(SELF, 3);
    Committed<Boolean> opened =
        stores()
            .unitOfWork()
            .carryOut(
                work -> {
                  journal().open(third);
                  work.journal(entry(1), null);
                  return true;
                });

    assertThat(opened.journalIndexes()).containsExactly(0L);
    assertThat(inWork(() -> journal().generation())).isEqualTo(third);
    assertThat(inWork(() -> journal().size())).isEqualTo(1);
    assertThat(inWork(() -> journal().checkpoint())).isEmpty();
    assertThat(inWork(() -> journal().indexOf(Leaf.hash(entry(1))))).isEqualTo(OptionalLong.of(0));
    assertThat(inWork(() -> journal().indexOf(Leaf.hash(entry(2))))).isEmpty();
  }

  private JournalStore journal() {
    return stores().journal();
  }

  private Committed<Boolean> append(int... numbers) {
    return stores()
        .unitOfWork()
        .carryOut(
            work -> {
              for (int number : numbers) {
                work.journal(entry(number), null);
              }
              return true;
            });
  }
}
