package trm.corridor.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.EmbeddedPostgresServer;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;

/**
 * What two nodes hold of the messages about a case from the one to the other, each by its own
 * books.
 *
 * @param ledger the sender's states by message, in the order of posting
 * @param journalledOut the messages of the sender's journal, as often as it has them
 * @param takenIn the messages that the recipient's journal says were acted upon, as often and in
 *     the order as it has them
 * @param receipted the messages for which the sender keeps a receipt
 */
record TwoLedgers(
    Map<MessageId, String> ledger,
    List<MessageId> journalledOut,
    List<MessageId> takenIn,
    List<MessageId> receipted) {

  /** Reads both databases. */
  static TwoLedgers between(CorridorNode sender, CorridorNode recipient, String caseReference) {
    Books out = new Books(sender, new NodeId(recipient.id()), caseReference);
    Books in = new Books(recipient, new NodeId(sender.id()), caseReference);
    return new TwoLedgers(
        out.ledger(),
        out.journalled(EntryKind.MESSAGE_OUT),
        in.journalled(EntryKind.MESSAGE_IN),
        out.receipted());
  }

  /** In words, what the books do not agree on; nothing when each message had exactly one effect. */
  List<String> differences() {
    List<String> found = lostOrDoubled();
    if (found.isEmpty() && !takenIn.equals(List.copyOf(ledger.keySet()))) {
      found.add("taken in another order than posted");
    }
    return found;
  }

  /** The same, where a warning may have overtaken what was posted before it. */
  List<String> lostOrDoubled() {
    List<String> found = new ArrayList<>();
    var all = new TreeSet<>(Comparator.comparing(MessageId::toString));
    all.addAll(ledger.keySet());
    all.addAll(journalledOut);
    all.addAll(takenIn);
    all.addAll(receipted);
    all.forEach(message -> found.addAll(differences(message)));
    return found;
  }

  private List<String> differences(MessageId message) {
    List<String> found = new ArrayList<>();
    String state = ledger.getOrDefault(message, "not there");
    if (!state.equals("ACKNOWLEDGED")) {
      found.add(message + " is " + state + " in the sender's ledger");
    }
    once(found, message, "posted", journalledOut);
    once(found, message, "taken in", takenIn);
    once(found, message, "receipted", receipted);
    return found;
  }

  private static void once(
      List<String> found, MessageId message, String what, List<MessageId> book) {
    int times = Collections.frequency(book, message);
    if (times != 1) {
      found.add("%s was %s %d times".formatted(message, what, times));
    }
  }

  /** One node's tables, as far as they are about a case and a peer. */
  private record Books(CorridorNode node, NodeId peer, String caseReference) {
    private static final String LEDGER =
        "select message_id, state from outbox where recipient = ? and case_reference = ?"
            + " order by position";
    private static final String RECEIPTS =
        "select h.message_id from receipt_held h join outbox o on o.message_id = h.message_id"
            + " where h.peer = ? and o.case_reference = ?";
    private static final String JOURNAL =
        "select leaf from journal_line where ? <> '' and case_reference = ? order by index";

    @FunctionalInterface
    private interface Reading {
      void of(ResultSet row) throws SQLException;
    }

    Map<MessageId, String> ledger() {
      Map<MessageId, String> states = new LinkedHashMap<>();
      each(LEDGER, row -> states.put(MessageId.of(row.getString(1)), row.getString(2)));
      return states;
    }

    List<MessageId> receipted() {
      List<MessageId> held = new ArrayList<>();
      each(RECEIPTS, row -> held.add(MessageId.of(row.getString(1))));
      return held;
    }

    List<MessageId> journalled(EntryKind kind) {
      List<MessageId> messages = new ArrayList<>();
      each(
          JOURNAL,
          row -> {
            JournalEntry entry = Leaf.decode(row.getBytes(1));
            MessageId message = entry.messageId();
            boolean counts = kind == EntryKind.MESSAGE_OUT || "accepted".equals(entry.outcome());
            if (message != null && entry.kind() == kind && counts && peer.equals(entry.peer())) {
              messages.add(message);
            }
          });
      return messages;
    }

    private void each(String query, Reading reading) {
      try (Connection owner = node.database().connect(EmbeddedPostgresServer.OWNER);
          PreparedStatement statement = owner.prepareStatement(query)) {
        statement.setString(1, peer.value());
        statement.setString(2, caseReference);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            reading.of(rows);
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException("The books of " + node.id() + " cannot be read.", e);
      }
    }
  }
}
