package trm.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.InventedKeys;
import trm.evidence.seal.JoseSeal;
import trm.evidence.seal.MessageDraft;
import trm.evidence.seal.SealedMessage;
import trm.schema.SingleObject;

/**
 * An invented person's way from Macao over China to Mongolia, as the journals of three nodes keep
 * it. Each step takes a minute.
 */
final class InventedCase {
  static final CaseReference CASE = new CaseReference("7QK2-0000-INVENTED");
  static final FederationKey FEDERATION = InventedKeys.federation("A federation");
  private static final SingleObject RECORDS = new SingleObject();

  final InventedNode macao;
  final InventedNode china = new InventedNode("cn-transit");
  final InventedNode mongolia = new InventedNode("mn-origin");
  final Directory directory;
  Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private long messages;

  InventedCase() {
    this(new InventedNode("mo-destination"));
  }

  /** The same corridor with another node at its beginning. */
  InventedCase(InventedNode first) {
    macao = first;
    directory =
        new Directory(
            7,
            InventedNode.KEYS_FROM,
            InventedNode.KEYS_FROM.plus(Duration.ofDays(90)),
            List.of(
                entry(macao, NodeRole.DESTINATION),
                entry(china, NodeRole.TRANSIT),
                entry(mongolia, NodeRole.ORIGIN)));
  }

  /** The whole case, told without a fault. */
  static InventedCase told() {
    InventedCase told = new InventedCase();
    told.opens();
    told.handsOver(told.macao, told.china, 1);
    told.handsOver(told.china, told.mongolia, 2);
    told.witnesses();
    return told;
  }

  /** An NGO refers the person, the police takes over, and consent is given. */
  void opens() {
    macao.append(entry(EntryKind.TURN_MOVED, "ReferralOpened", 1, 1, "shelter-ngo", "officer-3"));
    macao.append(entry(EntryKind.TURN_MOVED, "TurnAccepted", 1, 2, "police", "officer-17"));
    EntryDetail detail = new EntryDetail(new byte[32], "{\"scope\":\"return\"}".getBytes(UTF_8));
    macao.details.put((long) macao.leaves.size(), detail);
    macao.append(entry(EntryKind.CONSENT_GIVEN, "ConsentGiven", 1, 2, detail.commitment()));
  }

  /** One handover from its offer to its closing, which cites the opening of the next epoch. */
  void handsOver(InventedNode from, InventedNode to, long epoch) {
    offers(from, to, epoch);
    accepts(from, to, epoch);
    Digest opening = arrives(from, to, epoch);
    closes(from, to, epoch, opening);
  }

  void offers(InventedNode from, InventedNode to, long epoch) {
    from.append(step("HandoverOffered", epoch, from, to, null));
    sends(from, to, "HandoverOffered", epoch);
  }

  void accepts(InventedNode from, InventedNode to, long epoch) {
    to.append(step("HandoverAccepted", epoch, to, from, null));
    sends(to, from, "HandoverAccepted", epoch);
    from.append(step("Departed", epoch, from, to, null));
    sends(from, to, "Departed", epoch);
  }

  Digest arrives(InventedNode from, InventedNode to, long epoch) {
    Digest opening = to.append(step("ArrivalConfirmed", epoch + 1, to, from, null));
    sends(to, from, "ArrivalConfirmed", epoch + 1);
    return opening;
  }

  void closes(InventedNode from, InventedNode to, long epoch, @Nullable Digest cites) {
    from.append(step("HandoverClosed", epoch + 1, from, to, cites));
    sends(from, to, "HandoverClosed", epoch + 1);
  }

  /** One message, journalled on both sides, and receipted. */
  void sends(InventedNode from, InventedNode to, String eventType, long epoch) {
    SealedMessage sealed = sealed(from, to, eventType, epoch);
    String jws = sealed.statement().jws();
    from.append(mail(EntryKind.MESSAGE_OUT, sealed, to));
    from.statements.add(jws);
    to.append(mail(EntryKind.MESSAGE_IN, sealed, from));
    to.statements.add(jws);
    from.receipts.add(to.receiptForTheLast());
  }

  SealedMessage sealed(InventedNode from, InventedNode to, String eventType, long epoch) {
    return sealed(from, to, eventType, epoch, new MessageId(new UUID(7, ++messages)));
  }

  SealedMessage sealed(
      InventedNode from, InventedNode to, String eventType, long epoch, MessageId messageId) {
    JoseSeal seal =
        new JoseSeal(from.node(), () -> from.keys, () -> directory, event -> false, RECORDS);
    return seal.seal(
        new MessageDraft(
            to.node(),
            messageId,
            null,
            0,
            CASE,
            epoch,
            eventType,
            now,
            now.plus(Duration.ofDays(30)),
            "an invented body".getBytes(UTF_8)),
        now);
  }

  /** Each keeps the newest checkpoint of the next. */
  void witnesses() {
    keeps(macao, china);
    keeps(china, mongolia);
    keeps(mongolia, macao);
  }

  static void keeps(InventedNode witness, InventedNode journal) {
    witness.witnessed.add(journal.checkpoint().note());
    journal.sizesShown.add((long) journal.leaves.size());
  }

  JournalEntry mail(EntryKind kind, SealedMessage sealed, InventedNode peer) {
    tick();
    return new JournalEntry(
        kind,
        sealed.statement().statement().eventType(),
        CASE,
        sealed.statement().statement().epoch(),
        0,
        "border-police",
        "system",
        null,
        now,
        now,
        sealed.statement().statement().messageId(),
        peer.node(),
        sealed.envelopeDigest(),
        sealed.statement().digest(),
        kind == EntryKind.MESSAGE_IN ? "accepted" : null,
        null,
        null,
        null);
  }

  JournalEntry step(
      String eventType, long epoch, InventedNode self, InventedNode peer, @Nullable Digest cites) {
    tick();
    String handover =
        "handover-" + (eventType.matches("ArrivalConfirmed|HandoverClosed") ? epoch - 1 : epoch);
    return new JournalEntry(
        EntryKind.HANDOVER_STEP,
        eventType,
        CASE,
        epoch,
        1,
        "border-police",
        self.node() + "-officer",
        null,
        now.minusSeconds(30),
        now,
        null,
        peer.node(),
        null,
        null,
        null,
        handover,
        cites,
        null);
  }

  JournalEntry entry(
      EntryKind kind,
      String eventType,
      long epoch,
      long turn,
      String organisation,
      String officer) {
    return entry(kind, eventType, epoch, turn, organisation, officer, CASE, null);
  }

  private JournalEntry entry(
      EntryKind kind, String eventType, long epoch, long turn, Digest commitment) {
    return entry(kind, eventType, epoch, turn, "police", "officer-17", CASE, commitment);
  }

  JournalEntry entry(
      EntryKind kind,
      String eventType,
      long epoch,
      long turn,
      String organisation,
      String officer,
      CaseReference caseReference,
      @Nullable Digest commitment) {
    tick();
    return new JournalEntry(
        kind,
        eventType,
        caseReference,
        epoch,
        turn,
        organisation,
        officer,
        null,
        now.minusSeconds(30),
        now,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        commitment);
  }

  EvidenceBundle export(InventedNode node) {
    return node.export(CASE, directoryText(), now);
  }

  EvidenceBundle exportAll(InventedNode node) {
    return node.export(null, directoryText(), now);
  }

  String directoryText() {
    return DirectorySigner.sign(directory, FEDERATION);
  }

  List<InventedNode> nodes() {
    return List.of(macao, china, mongolia);
  }

  private void tick() {
    now = now.plusSeconds(60);
  }

  private static NodeEntry entry(InventedNode node, NodeRole role) {
    return new NodeEntry(
        node.node(),
        OperatorKind.STATE_AUTHORITY,
        node.node().value().substring(0, 2).toUpperCase(Locale.ROOT),
        role,
        "An invented authority",
        node.keys.published(),
        List.of(),
        List.of(),
        Map.of(),
        List.of());
  }
}
