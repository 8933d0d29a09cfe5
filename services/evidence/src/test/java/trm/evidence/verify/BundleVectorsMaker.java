package trm.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.keys.InventedKeys;
import trm.evidence.seal.SealedMessage;

/**
 * Makes the kept bundles, once, from invented keys. Run by hand when the verifier learns to find
 * something; bundles already kept are left as they are, since they stand for what was exported.
 */
final class BundleVectorsMaker {
  private static final String MACAO = "macao";
  private static final String CHINA = "china";

  /** What is exported today; a new release gets a folder of its own beside it. */
  private static final String RELEASE = "0.1.0";

  private BundleVectorsMaker() {}

  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(BundleVector.ROOT);
    if (Files.notExists(BundleVector.FEDERATION_KEY)) {
      InventedCase.FEDERATION.writePublic(BundleVector.FEDERATION_KEY);
    }
    honest();
    changedFiles();
    noEntry();
    changedMail();
    faces();
    custody();
  }

  private static void honest() throws IOException {
    InventedCase told = InventedCase.told();
    pass("three-nodes", bundles(told));
    keep(BundleVector.ROOT.resolve("released").resolve(RELEASE), bundles(told));
    pass("one-node", Map.of(MACAO, told.export(told.macao).text()));
    pass("whole-journal", Map.of(CHINA, told.exportAll(told.china).text()));
    InventedCase erased = firstLeg();
    erased.macao.details.clear();
    pass("erased-details", bundles(erased));
    InventedCase slow = opened();
    slow.china.clockBehind = Duration.ofHours(2);
    slow.handsOver(slow.macao, slow.china, 1);
    pass("clocks-that-differ", bundles(slow));
  }

  private static void changedFiles() throws IOException {
    changed(
        "leaf-byte",
        FindingKind.ENTRY_NOT_PROVEN,
        4L,
        "One byte of the leaf of entry 4 was changed.",
        b -> Tampering.entry(b, 4, e -> Tampering.leaf(e, 40)));
    changed(
        "path-byte",
        FindingKind.ENTRY_NOT_PROVEN,
        4L,
        "One byte of the inclusion path of entry 4 was changed.",
        b -> Tampering.entry(b, 4, e -> Tampering.path(e, 1, 9)));
    changed(
        "index",
        FindingKind.ENTRY_NOT_PROVEN,
        400L,
        "Entry 4 was given the index 400.",
        b -> Tampering.entry(b, 4, e -> Tampering.index(e, 400)));
    changed(
        "entries-swapped",
        FindingKind.ENTRY_NOT_PROVEN,
        3L,
        "Entries 3 and 4 were given each other's index, to change their order.",
        b ->
            Tampering.entry(
                Tampering.entry(b, 3, e -> Tampering.index(e, 4)), 4, e -> Tampering.index(e, 3)));
    changed(
        "entry-twice",
        FindingKind.ENTRY_TWICE,
        4L,
        "Entry 4 was put in a second time.",
        b ->
            Tampering.entries(
                b,
                all -> {
                  all.add(all.get(4));
                  return all;
                }));
    changed(
        "checkpoint-size",
        FindingKind.CHECKPOINT_REFUSED,
        null,
        "The size in the checkpoint was changed.",
        b -> Tampering.checkpoint(b, b.checkpoint().replaceFirst("\n1", "\n2")));
    changed(
        "detail-changed",
        FindingKind.DETAIL_DIFFERS,
        2L,
        "The scope in the detail of a consent was widened.",
        b ->
            Tampering.entry(
                b,
                2,
                e -> Tampering.detail(e, new EntryDetail(new byte[32], "all".getBytes(UTF_8)))));
    changed(
        "directory-forged",
        FindingKind.DIRECTORY_REFUSED,
        null,
        "The directory is signed by another key than the federation's.",
        b ->
            Tampering.directory(
                b,
                DirectorySigner.sign(
                    new InventedCase().directory, InventedKeys.federation("A stranger"))));
    changed(
        "statement-changed",
        FindingKind.STATEMENT_FOREIGN,
        null,
        "One character of a statement was changed.",
        b ->
            Tampering.held(
                b, Tampering.oneCharacter(b.statements(), 0, 200), b.receipts(), b.witnessed()));
    changed(
        "receipt-changed",
        FindingKind.RECEIPT_REFUSED,
        null,
        "One character of the leaf in a receipt was changed.",
        b ->
            Tampering.held(
                b, b.statements(), Tampering.oneCharacter(b.receipts(), 0, 120), b.witnessed()));
    changed(
        "message-left-out",
        FindingKind.RECEIPT_FOREIGN,
        null,
        "The sender left out the entry of a message for which it holds a receipt.",
        b -> without(b, 4));
    changed(
        "witnessed-changed",
        FindingKind.WITNESSED_REFUSED,
        null,
        "The root in a checkpoint kept of another journal was changed.",
        b ->
            Tampering.held(
                b, b.statements(), b.receipts(), Tampering.oneCharacter(b.witnessed(), 0, 30)));
    InventedCase told = firstLeg();
    Map<String, String> damaged = bundles(told);
    damaged.computeIfPresent(
        MACAO, (name, text) -> text.replaceFirst("(\"index\":4,\"leaf\":\")w", "$1@"));
    fail(
        "leaf-not-base64",
        FindingKind.DAMAGED,
        MACAO,
        4L,
        "One character was put into the leaf of entry 4 that base 64 does not have.",
        damaged);
    Map<String, String> incomplete = bundles(told);
    incomplete.put(MACAO, without(told.exportAll(told.macao), 5).text());
    fail(
        "journal-incomplete",
        FindingKind.JOURNAL_INCOMPLETE,
        MACAO,
        null,
        "Entry 5 was left out of a bundle of the whole journal.",
        incomplete);
  }

  private static void noEntry() throws IOException {
    InventedCase told = opened();
    told.macao.leaves.add("no entry at all".getBytes(UTF_8));
    fail(
        "leaf-that-is-no-entry",
        FindingKind.ENTRY_UNREADABLE,
        MACAO,
        3L,
        "The node put bytes into its journal that are no entry.",
        Map.of(MACAO, told.exportAll(told.macao).text()));
  }

  private static void changedMail() throws IOException {
    InventedCase denied = firstLeg();
    Map<String, String> bundles = bundles(denied);
    long reception = denied.china.indexOf("HandoverOffered");
    bundles.put(CHINA, without(denied.export(denied.china), (int) reception).text());
    fail(
        "reception-left-out",
        FindingKind.RECEIPT_DENIED,
        CHINA,
        reception,
        "The receiver left out the entry of a message for which it gave a receipt.",
        bundles);

    InventedCase stranger = opened();
    InventedNode forger = new InventedNode("xx-forger");
    SealedMessage forged = strangersMessage(stranger, forger);
    stranger.china.append(stranger.mail(EntryKind.MESSAGE_IN, forged, stranger.macao));
    stranger.china.statements.add(forged.statement().jws());
    fail(
        "statement-of-a-stranger",
        FindingKind.STATEMENT_REFUSED,
        CHINA,
        0L,
        "The receiver journalled a statement that is signed by a key of no node.",
        bundles(stranger));

    InventedCase twisted = opened();
    SealedMessage offered = twisted.sealed(twisted.macao, twisted.china, "HandoverOffered", 1);
    JournalEntry honest = twisted.mail(EntryKind.MESSAGE_IN, offered, twisted.macao);
    twisted.china.append(renamed(honest, "HandoverDeclined"));
    twisted.china.statements.add(offered.statement().jws());
    fail(
        "entry-about-another-event",
        FindingKind.STATEMENT_DIFFERS,
        CHINA,
        0L,
        "The receiver journalled an offer as if it were a refusal.",
        bundles(twisted));

    InventedCase two = opened();
    SealedMessage first = two.sealed(two.macao, two.china, "HandoverOffered", 1);
    SealedMessage second =
        two.sealed(
            two.macao, two.china, "HandoverOffered", 1, first.statement().statement().messageId());
    two.macao.append(two.mail(EntryKind.MESSAGE_OUT, first, two.china));
    two.macao.statements.add(first.statement().jws());
    two.china.append(two.mail(EntryKind.MESSAGE_IN, second, two.macao));
    two.china.statements.add(second.statement().jws());
    fail(
        "two-statements-for-one-message",
        FindingKind.MESSAGE_DIFFERS,
        CHINA,
        0L,
        "The sender signed two statements for one message id and journalled only one.",
        bundles(two));

    InventedCase foreign = opened();
    foreign.macao.append(
        foreign.entry(
            EntryKind.CASE_FACT,
            "StatusTold",
            1,
            1,
            "police",
            "officer-17",
            new CaseReference("ANOTHER-INVENTED"),
            null));
    Map<String, String> mixed = bundles(foreign);
    EvidenceBundle all = foreign.exportAll(foreign.macao);
    EvidenceBundle own = foreign.export(foreign.macao);
    mixed.put(MACAO, Tampering.entries(own, e -> new ArrayList<>(all.entries())).text());
    fail(
        "entry-of-another-case",
        FindingKind.ENTRY_FOREIGN,
        MACAO,
        3L,
        "An entry of another case was exported with the case.",
        mixed);
  }

  private static void faces() throws IOException {
    InventedCase faces = firstLeg();
    faces.macao.witnessed.clear();
    faces.macao.witnessed.add(
        faces.china.sign(Digest.sha256("another tree".getBytes(UTF_8))).note());
    fail(
        "two-faces",
        FindingKind.TWO_FACES,
        MACAO,
        null,
        "China's node signed another root of the same size for Macao than for its own export.",
        bundles(faces));

    InventedCase rewritten = firstLeg();
    JournalEntry old = rewritten.china.entry(1);
    rewritten.china.rewrite(1, renamed(old, "HandoverDeclined"));
    rewritten.china.append(
        rewritten.step("FeedbackGiven", 2, rewritten.china, rewritten.macao, null));
    fail(
        "history-rewritten",
        FindingKind.HISTORY_CHANGED,
        CHINA,
        null,
        "China's node wrote another entry in the place of one that it had given a checkpoint for.",
        bundles(rewritten));
  }

  private static void custody() throws IOException {
    story(
        "case-opened-twice",
        FindingKind.CASE_OPENED_TWICE,
        CHINA,
        0L,
        "A second node claims to have opened the case.",
        c ->
            c.china.append(
                c.entry(EntryKind.CASE_FACT, "ReferralOpened", 1, 1, "police", "officer-9")));
    story(
        "epoch-opened-twice",
        FindingKind.EPOCH_OPENED_TWICE,
        "mongolia",
        1L,
        "Two nodes confirmed the arrival that opens epoch 2.",
        c -> {
          accepted(c, c.macao, c.mongolia, 1);
          c.mongolia.append(c.step("ArrivalConfirmed", 2, c.mongolia, c.macao, null));
          accepted(c, c.macao, c.china, 1);
          Digest opening = c.china.append(c.step("ArrivalConfirmed", 2, c.china, c.macao, null));
          c.macao.append(c.step("HandoverClosed", 2, c.macao, c.china, opening));
        });
    story(
        "closing-cites-another-entry",
        FindingKind.OPENING_NOT_CITED,
        MACAO,
        3L,
        "The closing of epoch 1 cites the acceptance, not the entry that opens epoch 2.",
        c -> {
          Digest acceptance = accepted(c, c.macao, c.china, 1);
          c.china.append(c.step("ArrivalConfirmed", 2, c.china, c.macao, null));
          c.macao.append(c.step("HandoverClosed", 2, c.macao, c.china, acceptance));
        });
    story(
        "closing-cites-nothing",
        FindingKind.OPENING_NOT_CITED,
        MACAO,
        3L,
        "The closing of epoch 1 cites nothing.",
        c -> {
          accepted(c, c.macao, c.china, 1);
          c.china.append(c.step("ArrivalConfirmed", 2, c.china, c.macao, null));
          c.macao.append(c.step("HandoverClosed", 2, c.macao, c.china, null));
        });
    story(
        "arrival-without-acceptance",
        FindingKind.ARRIVAL_NOT_ACCEPTED,
        CHINA,
        0L,
        "China's node confirmed an arrival under an offer that it had not accepted.",
        c -> {
          Digest opening = c.china.append(c.step("ArrivalConfirmed", 2, c.china, c.macao, null));
          c.macao.append(c.step("HandoverClosed", 2, c.macao, c.china, opening));
        });
    story(
        "closed-by-another",
        FindingKind.CLOSED_BY_ANOTHER,
        "mongolia",
        0L,
        "A node closed an epoch that another node held.",
        c -> {
          accepted(c, c.macao, c.china, 1);
          Digest opening = c.china.append(c.step("ArrivalConfirmed", 2, c.china, c.macao, null));
          c.mongolia.append(c.step("HandoverClosed", 2, c.mongolia, c.china, opening));
        });
    story(
        "epoch-not-shown",
        FindingKind.EPOCH_NOT_SHOWN,
        "mongolia",
        1L,
        "No node shows that it opened epoch 2, and yet epoch 3 is open.",
        c -> {
          accepted(c, c.china, c.mongolia, 2);
          c.mongolia.append(c.step("ArrivalConfirmed", 3, c.mongolia, c.china, null));
        });
  }

  /** Two nodes and one handover: small, and enough for most tampering. */
  private static InventedCase firstLeg() {
    InventedCase told = opened();
    told.handsOver(told.macao, told.china, 1);
    InventedCase.keeps(told.macao, told.china);
    InventedCase.keeps(told.china, told.macao);
    return told;
  }

  private static InventedCase opened() {
    InventedCase told = new InventedCase();
    told.opens();
    return told;
  }

  private static Digest accepted(InventedCase c, InventedNode from, InventedNode to, long epoch) {
    return to.append(c.step("HandoverAccepted", epoch, to, from, null));
  }

  private static SealedMessage strangersMessage(InventedCase told, InventedNode forger) {
    InventedCase theirs = new InventedCase(forger);
    theirs.now = told.now;
    return theirs.sealed(forger, theirs.china, "HandoverOffered", 1);
  }

  private static JournalEntry renamed(JournalEntry e, String eventType) {
    return new JournalEntry(
        e.kind(),
        eventType,
        e.caseReference(),
        e.epoch(),
        e.turn(),
        e.organisation(),
        e.officer(),
        e.statedBy(),
        e.occurredAt(),
        e.recordedAt(),
        e.messageId(),
        e.peer(),
        e.envelopeDigest(),
        e.statementDigest(),
        e.outcome(),
        e.handover(),
        e.cites(),
        e.detailCommitment());
  }

  private static EvidenceBundle without(EvidenceBundle bundle, int at) {
    return Tampering.entries(
        bundle,
        all -> {
          all.remove(at);
          return all;
        });
  }

  private static Map<String, String> bundles(InventedCase told) {
    Map<String, String> bundles = new LinkedHashMap<>();
    bundles.put(MACAO, told.export(told.macao).text());
    bundles.put(CHINA, told.export(told.china).text());
    if (!told.mongolia.leaves.isEmpty()) {
      bundles.put("mongolia", told.export(told.mongolia).text());
    }
    return bundles;
  }

  private static void changed(
      String name,
      FindingKind kind,
      @Nullable Long entry,
      String why,
      UnaryOperator<EvidenceBundle> change)
      throws IOException {
    InventedCase told = firstLeg();
    Map<String, String> bundles = bundles(told);
    bundles.put(MACAO, change.apply(told.export(told.macao)).text());
    fail(name, kind, MACAO, entry, why, bundles);
  }

  private static void story(
      String name,
      FindingKind kind,
      String where,
      @Nullable Long entry,
      String why,
      Consumer<InventedCase> plot)
      throws IOException {
    InventedCase told = opened();
    plot.accept(told);
    fail(name, kind, where, entry, why, bundles(told));
  }

  private static void pass(String name, Map<String, String> bundles) throws IOException {
    keep(BundleVector.ROOT.resolve("pass").resolve(name), bundles);
  }

  private static void fail(
      String name,
      FindingKind kind,
      String where,
      @Nullable Long entry,
      String why,
      Map<String, String> bundles)
      throws IOException {
    Path folder = BundleVector.ROOT.resolve("fail").resolve(name);
    String place = where + (entry == null ? "" : ", entry " + entry);
    if (Files.notExists(folder)) {
      keep(folder, bundles);
      Files.writeString(
          folder.resolveSibling(name + ".why"),
          "%s\nExpected: %s in %s.\n".formatted(why, kind, place));
    }
  }

  private static void keep(Path folder, Map<String, String> bundles) throws IOException {
    if (Files.exists(folder)) {
      return;
    }
    Files.createDirectories(folder);
    for (Map.Entry<String, String> bundle : bundles.entrySet()) {
      Files.writeString(folder.resolve(bundle.getKey() + ".json"), bundle.getValue());
    }
  }
}
