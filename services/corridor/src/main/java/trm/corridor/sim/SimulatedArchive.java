package trm.corridor.sim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.evidence.CaseReference;
import trm.evidence.seal.SignedStatement;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.receipt.OwnCheckpoint;
import trm.node.casework.EvidenceArchive;

/** The proof of a case as the in-memory stores hold it. */
record SimulatedArchive(Durable durable) implements EvidenceArchive {
  @Override
  public List<ArchivedEntry> entries(CaseReference caseReference, long before) {
    return durable.journal.lines().stream()
        .filter(line -> line.index() < before)
        .filter(line -> caseReference.equals(line.entry().caseReference()))
        .map(line -> new ArchivedEntry(line.index(), line.leaf(), line.detail()))
        .toList();
  }

  @Override
  public List<String> statements(CaseReference caseReference) {
    Stream<SignedStatement> sent =
        sentAbout(caseReference).map(SimulatedArchive::statement).flatMap(Optional::stream);
    Stream<SignedStatement> received = durable.inbox.noted().stream().map(noted -> noted.signed());
    return Stream.concat(sent, received)
        .filter(signed -> caseReference.equals(signed.statement().caseReference()))
        .map(SignedStatement::jws)
        .distinct()
        .toList();
  }

  @Override
  public List<Long> sizesShown(CaseReference caseReference) {
    return durable.journal.checkpoints().stream().map(OwnCheckpoint::size).toList();
  }

  @Override
  public List<String> receipts(CaseReference caseReference) {
    return sentAbout(caseReference)
        .map(row -> durable.receipts.held(row.label().messageId()))
        .flatMap(Optional::stream)
        .toList();
  }

  static Optional<SignedStatement> statement(OutboxMessage row) {
    return switch (row.content()) {
      case Content.Draft draft -> Optional.empty();
      case Content.Sealed sealed -> Optional.of(sealed.message().statement());
      case Content.Gone gone -> Optional.ofNullable(gone.statement());
    };
  }

  private Stream<OutboxMessage> sentAbout(CaseReference caseReference) {
    return durable.outbox.messages().stream()
        .filter(row -> caseReference.equals(row.label().caseReference()));
  }
}
