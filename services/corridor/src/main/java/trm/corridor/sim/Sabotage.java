package trm.corridor.sim;

import java.util.function.UnaryOperator;
import trm.exchange.inbox.InboxStore;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.WitnessStore;
import trm.node.casework.CaseStore;

/**
 * How one node breaks its word, so that each invariant can be seen to fail. A sabotaged node runs
 * the shipped code over a store that lies to it.
 */
record Sabotage(
    UnaryOperator<CaseStore> cases,
    UnaryOperator<OutboxStore> outbox,
    UnaryOperator<InboxStore> inbox,
    UnaryOperator<JournalStore> journal,
    UnaryOperator<WitnessStore> witness,
    boolean leavesUndrained) {
  static final Sabotage NONE =
      new Sabotage(
          UnaryOperator.identity(),
          UnaryOperator.identity(),
          UnaryOperator.identity(),
          UnaryOperator.identity(),
          UnaryOperator.identity(),
          false);

  static Sabotage ofCases(UnaryOperator<CaseStore> lie) {
    return new Sabotage(lie, NONE.outbox, NONE.inbox, NONE.journal, NONE.witness, false);
  }

  static Sabotage ofOutbox(UnaryOperator<OutboxStore> lie) {
    return new Sabotage(NONE.cases, lie, NONE.inbox, NONE.journal, NONE.witness, false);
  }

  static Sabotage ofInbox(UnaryOperator<InboxStore> lie) {
    return new Sabotage(NONE.cases, NONE.outbox, lie, NONE.journal, NONE.witness, false);
  }

  static Sabotage ofJournal(UnaryOperator<JournalStore> lie) {
    return new Sabotage(NONE.cases, NONE.outbox, NONE.inbox, lie, NONE.witness, false);
  }

  static Sabotage ofWitness(UnaryOperator<WitnessStore> lie) {
    return new Sabotage(NONE.cases, NONE.outbox, NONE.inbox, NONE.journal, lie, false);
  }

  /** It truly keeps its stores, and leaves for good while mail is under way. */
  static Sabotage ofLeaving() {
    return new Sabotage(NONE.cases, NONE.outbox, NONE.inbox, NONE.journal, NONE.witness, true);
  }
}
