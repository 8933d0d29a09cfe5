package trm.exchange.contract;

import trm.exchange.UnitOfWork;
import trm.exchange.inbox.InboxStore;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.ReceiptStore;
import trm.exchange.receipt.WitnessStore;

/** One node's stores over one unit of work. */
public record Stores(
    UnitOfWork unitOfWork,
    OutboxStore outbox,
    InboxStore inbox,
    JournalStore journal,
    ReceiptStore receipts,
    WitnessStore witness) {}
