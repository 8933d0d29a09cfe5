package trm.corridor.sim;

import trm.evidence.NodeId;
import trm.exchange.memory.MemoryInboxStore;
import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryOutboxStore;
import trm.exchange.memory.MemoryReachStore;
import trm.exchange.memory.MemoryReceiptStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.MemoryWitnessStore;
import trm.exchange.memory.Undo;
import trm.node.casework.memory.MemoryAnswerBook;
import trm.node.casework.memory.MemoryAttachmentStore;
import trm.node.casework.memory.MemoryCaseStore;
import trm.node.casework.memory.MemoryDisclosureBook;
import trm.node.casework.memory.MemoryFeedBook;
import trm.node.casework.memory.MemoryMarkBook;
import trm.node.casework.memory.MemoryWorkBook;
import trm.node.wire.FactStoreCodec;

/** What of a node outlives a crash: its database. */
final class Durable {
  final Undo undo = new Undo();
  final MemoryOutboxStore outbox = new MemoryOutboxStore(undo);
  final MemoryInboxStore inbox = new MemoryInboxStore(undo);
  final MemoryReceiptStore receipts = new MemoryReceiptStore(undo);
  final MemoryReachStore reach = new MemoryReachStore(undo);
  final MemoryWitnessStore witness = new MemoryWitnessStore(undo);
  final MemoryAnswerBook answers = new MemoryAnswerBook(undo);
  final MemoryAttachmentStore attachments = new MemoryAttachmentStore(undo);
  final MemoryDisclosureBook disclosures = new MemoryDisclosureBook(undo);
  final MemoryFeedBook feed = new MemoryFeedBook(undo);
  final MemoryJournalStore journal;
  final MemoryCaseStore cases;
  final MemoryMarkBook marks;
  final MemoryWorkBook work;

  Durable(NodeId self, FactStoreCodec codec) {
    this.journal = new MemoryJournalStore(self, undo);
    this.cases = new MemoryCaseStore(undo, codec);
    this.marks = new MemoryMarkBook(undo, cases);
    this.work = new MemoryWorkBook(undo, cases);
  }

  MemoryUnitOfWork unitOfWork() {
    return new MemoryUnitOfWork(undo, journal);
  }
}
