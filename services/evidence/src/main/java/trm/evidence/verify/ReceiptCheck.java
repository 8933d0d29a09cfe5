package trm.evidence.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.ReceiptText;

/** Holds the receipts that peers gave against the sender's entries and the peers' own bundles. */
final class ReceiptCheck {
  private final List<ProvenBundle> all;
  private final KeyBook keys;
  private final Findings findings;

  ReceiptCheck(List<ProvenBundle> all, KeyBook keys, Findings findings) {
    this.all = all;
    this.keys = keys;
    this.findings = findings;
  }

  void check(ProvenBundle bundle) {
    Set<@Nullable MessageId> receipted = new HashSet<>();
    Map<Digest, ProvenEntry> sent = sentBy(bundle);
    List<String> receipts = bundle.bundle().receipts();
    for (int i = 0; i < receipts.size(); i++) {
      check(bundle, sent, receipts.get(i), i + 1)
          .ifPresent(message -> receipted.add(message.entry().messageId()));
    }
    List<Long> without =
        bundle.entries().stream()
            .filter(ReceiptCheck::wantsReceipt)
            .filter(entry -> !receipted.contains(entry.entry().messageId()))
            .map(ProvenEntry::index)
            .toList();
    if (!without.isEmpty()) {
      findings.unchecked(
          "%s: no receipt is shown for the messages of entries %s."
              .formatted(bundle.name(), without));
    }
  }

  /** A receipt is never receipted, nor is what was never sealed. */
  private static boolean wantsReceipt(ProvenEntry entry) {
    return entry.entry().kind() == EntryKind.MESSAGE_OUT
        && entry.entry().envelopeDigest() != null
        && !"ReceiptBatch".equals(entry.entry().eventType());
  }

  /** By the envelope, since a receiver that could not open it knows nothing else. */
  private static Map<Digest, ProvenEntry> sentBy(ProvenBundle bundle) {
    Map<Digest, ProvenEntry> sent = new HashMap<>();
    for (ProvenEntry entry : bundle.entries()) {
      Digest envelope = entry.entry().envelopeDigest();
      if (entry.entry().kind() == EntryKind.MESSAGE_OUT && envelope != null) {
        sent.put(envelope, entry);
      }
    }
    return sent;
  }

  private Optional<ProvenEntry> check(
      ProvenBundle bundle, Map<Digest, ProvenEntry> sent, String text, int number) {
    try {
      ReceiptText receipt = ReceiptText.parse(text);
      JournalEntry reception =
          receipt.verify(keys.checkpoints(receipt.checkpoint().checkpoint().journal()));
      Optional<ProvenEntry> message =
          Optional.ofNullable(reception.envelopeDigest())
              .map(sent::get)
              .filter(entry -> journal(receipt).node().equals(entry.entry().peer()));
      aboutThisBundle(bundle, receipt, message, number);
      message.ifPresent(entry -> peerStandsByIt(entry, receipt, reception));
      return message;
    } catch (ProofRejectedException e) {
      findings.find(
          FindingKind.RECEIPT_REFUSED,
          bundle.name(),
          null,
          "Receipt number %d proves nothing: %s".formatted(number, e.getMessage()));
      return Optional.empty();
    }
  }

  private void aboutThisBundle(
      ProvenBundle bundle, ReceiptText receipt, Optional<ProvenEntry> message, int number) {
    String sentence =
        "Receipt number %d, of %s, is about no proven message of this bundle."
            .formatted(number, journal(receipt));
    if (message.isEmpty() && bundle.isAllProven()) {
      findings.find(FindingKind.RECEIPT_FOREIGN, bundle.name(), null, sentence);
    } else if (message.isEmpty()) {
      findings.unchecked(bundle.name() + ": " + sentence);
    }
  }

  private static Generation journal(ReceiptText receipt) {
    return receipt.checkpoint().checkpoint().journal();
  }

  /** A receipt is a promise that the entry is in the peer's journal; its bundle must keep it. */
  private void peerStandsByIt(ProvenEntry sent, ReceiptText receipt, JournalEntry reception) {
    all.stream()
        .filter(peer -> peer.journal().equals(journal(receipt)))
        .filter(peer -> peer.reaches(receipt.index()) && peer.covers(reception.caseReference()))
        .filter(peer -> isDenied(peer, receipt))
        .forEach(
            peer ->
                findings.find(
                    FindingKind.RECEIPT_DENIED,
                    peer.name(),
                    receipt.index(),
                    "%s gave a receipt for this entry (message of %s), and its own bundle does not show it."
                        .formatted(peer.journal(), sent)));
  }

  /** An entry that is shown and not proven has its finding already. */
  private static boolean isDenied(ProvenBundle peer, ReceiptText receipt) {
    return peer.at(receipt.index())
        .map(shown -> !shown.leafHash().equals(Leaf.hash(receipt.leaf())))
        .orElseGet(() -> !peer.shows(receipt.index()));
  }
}
