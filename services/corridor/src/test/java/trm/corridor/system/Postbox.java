package trm.corridor.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import trm.corridor.embedded.Federation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.NodeKeys;
import trm.evidence.seal.JoseSeal;
import trm.evidence.seal.Opening;
import trm.evidence.seal.Seal;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;
import trm.schema.SingleObject;
import trm.wire.ReceiptBatch;
import trm.wire.ReceiptText;
import trm.wire.SealedEnvelope;

/** Seals and opens with the real keys of the corridor's nodes, beside their services. */
final class Postbox {
  private static final EventCatalogue CATALOGUE = new EventCatalogue();
  private static final SingleObject RECORDS = new SingleObject();

  private final Federation federation;
  private final Mailboxes mailboxes;

  Postbox(RunningCorridor corridor) {
    this.federation = corridor.parts().federation();
    this.mailboxes = new Mailboxes(corridor);
  }

  Mailboxes mailboxes() {
    return mailboxes;
  }

  /** Seals and opens as that node would today. */
  Seal of(String node) {
    NodeKeys keys = keys(node);
    Directory directory = directory();
    return of(node, () -> keys, () -> directory);
  }

  /** Seals as whoever has these keys and believes this directory. */
  Seal of(String node, Supplier<NodeKeys> keys, Supplier<Directory> directory) {
    return new JoseSeal(
        new NodeId(node),
        keys,
        directory,
        name -> CATALOGUE.find(name).filter(type -> type.kind() == EventKind.URGENT).isPresent(),
        RECORDS);
  }

  NodeKeys keys(String node) {
    return new KeyFolder(federation.keyFolder(node)).read();
  }

  Directory directory() {
    return DirectoryReader.read(
        text(federation.directoryFile("cn-transit")),
        FederationKey.readPublic(federation.publicKeyFile()));
  }

  /** What an envelope shows on the outside. */
  static SealedEnvelope outside(byte[] envelope) {
    return RECORDS.decode(envelope, SealedEnvelope.class);
  }

  /** An envelope with that outside. */
  static byte[] enveloped(SealedEnvelope outside) {
    return RECORDS.encode(outside);
  }

  /** What an envelope in a mailbox says, read with its owner's keys. */
  Opening.Opened open(String owner, byte[] envelope) {
    if (of(owner).open(envelope, Instant.now()) instanceof Opening.Opened opened) {
      return opened;
    }
    throw new IllegalStateException("The envelope does not open for " + owner + ".");
  }

  /** The record with which a message came into a mailbox first. */
  Mailboxes.Mail firstOf(String owner, MessageId messageId) {
    return mailboxes.read(owner).stream()
        .filter(mail -> isOf(mail.envelope(), messageId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(owner + " has no such message."));
  }

  /** The messages that a service has not acknowledged to the broker. */
  List<MessageId> unacknowledged(String owner) {
    return mailboxes.unacknowledged(owner).stream()
        .map(mail -> MessageId.of(outside(mail.envelope()).getMessageId()))
        .toList();
  }

  private static boolean isOf(byte[] envelope, MessageId messageId) {
    try {
      return outside(envelope).getMessageId().equals(messageId.toString());
    } catch (trm.schema.UnreadableRecordException hostile) {
      return false;
    }
  }

  /** Every receipt for a message that came into its sender's mailbox, in no order. */
  List<ReceiptText> receipts(String sender, MessageId messageId) {
    Seal seal = of(sender);
    return mailboxes.read(sender).stream()
        .map(mail -> seal.open(mail.envelope(), Instant.now()))
        .filter(Opening.Opened.class::isInstance)
        .map(Opening.Opened.class::cast)
        .filter(opened -> opened.statement().statement().eventType().equals("ReceiptBatch"))
        .map(opened -> RECORDS.decode(opened.body(), ReceiptBatch.class))
        .flatMap(batch -> batch.getReceipts().stream())
        .filter(receipt -> receipt.getMessageId().equals(messageId.toString()))
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
