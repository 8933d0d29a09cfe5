package trm.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.Digest;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.seal.SealedMessage;

/** What a courier does when a peer is away is no fault of the evidence. */
class MailThatTookDetoursTest {
  private final InventedCase told = new InventedCase();

  @Test
  void isProvenThoughTheMessageCouldOnlyBeSealedLater() {
    SealedMessage sealed = offer();
    told.macao.append(unsealed(told.mail(EntryKind.MESSAGE_OUT, sealed, told.china)));
    told.macao.append(told.mail(EntryKind.MESSAGE_OUT, sealed, told.china));
    arrives(sealed);
    assertThat(report().findings()).isEmpty();
    assertThat(report().unchecked()).noneMatch(s -> s.contains("no receipt"));
  }

  @Test
  void isProvenThoughTheMessageWasSealedAnew() {
    SealedMessage lost = offer();
    SealedMessage anew =
        new SealedMessage(
            lost.envelope(),
            Digest.sha256(new byte[1]),
            lost.statement(),
            lost.body(),
            lost.salt(),
            lost.recipientKeyId());
    told.macao.append(told.mail(EntryKind.MESSAGE_OUT, lost, told.china));
    told.macao.append(told.mail(EntryKind.MESSAGE_OUT, anew, told.china));
    arrives(anew);
    assertThat(report().findings()).isEmpty();
    assertThat(report().unchecked()).noneMatch(s -> s.contains("no receipt"));
  }

  @Test
  void isProvenThoughTheReceiverCouldNotOpenIt() {
    SealedMessage sealed = offer();
    told.macao.append(told.mail(EntryKind.MESSAGE_OUT, sealed, told.china));
    told.macao.statements.add(sealed.statement().jws());
    told.china.append(unopened(told.mail(EntryKind.QUARANTINED, sealed, told.macao)));
    told.macao.receipts.add(told.china.receiptForTheLast());
    assertThat(report().findings()).isEmpty();
    assertThat(report().unchecked()).noneMatch(s -> s.contains("no receipt"));
  }

  @Test
  void saysWhichMessagesHaveNoReceipt() {
    told.macao.append(told.mail(EntryKind.MESSAGE_OUT, offer(), told.china));
    assertThat(report().unchecked())
        .anySatisfy(s -> assertThat(s).contains("no receipt is shown", "[0]"));
  }

  private SealedMessage offer() {
    return told.sealed(told.macao, told.china, "HandoverOffered", 1);
  }

  private void arrives(SealedMessage sealed) {
    told.macao.statements.add(sealed.statement().jws());
    told.china.append(told.mail(EntryKind.MESSAGE_IN, sealed, told.macao));
    told.china.statements.add(sealed.statement().jws());
    told.macao.receipts.add(told.china.receiptForTheLast());
  }

  private VerificationReport report() {
    return Verifier.verify(
        List.of(
            BundleFile.read("macao", told.export(told.macao).text()),
            BundleFile.read("china", told.export(told.china).text())),
        InventedCase.FEDERATION.publicKey());
  }

  private static JournalEntry unsealed(JournalEntry e) {
    return new JournalEntry(
        e.kind(),
        e.eventType(),
        e.caseReference(),
        e.epoch(),
        e.turn(),
        e.organisation(),
        e.officer(),
        null,
        e.occurredAt(),
        e.recordedAt(),
        e.messageId(),
        e.peer(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static JournalEntry unopened(JournalEntry e) {
    return new JournalEntry(
        e.kind(),
        null,
        null,
        0,
        0,
        e.organisation(),
        e.officer(),
        null,
        e.occurredAt(),
        e.recordedAt(),
        null,
        null,
        e.envelopeDigest(),
        null,
        "quarantined",
        null,
        null,
        null);
  }
}
