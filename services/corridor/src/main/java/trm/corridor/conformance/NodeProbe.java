package trm.corridor.conformance;

import static trm.corridor.conformance.NodeCheck.AHEAD;
import static trm.corridor.conformance.NodeCheck.ANOTHERS_NAME;
import static trm.corridor.conformance.NodeCheck.BATCH_ALONE;
import static trm.corridor.conformance.NodeCheck.CUT_BODY;
import static trm.corridor.conformance.NodeCheck.DUPLICATE;
import static trm.corridor.conformance.NodeCheck.EXPIRED;
import static trm.corridor.conformance.NodeCheck.FUTURE;
import static trm.corridor.conformance.NodeCheck.GAP;
import static trm.corridor.conformance.NodeCheck.ID_REUSED;
import static trm.corridor.conformance.NodeCheck.IN_TURN;
import static trm.corridor.conformance.NodeCheck.MISADDRESSED;
import static trm.corridor.conformance.NodeCheck.ONE_FACE;
import static trm.corridor.conformance.NodeCheck.OTHER_EVENT;
import static trm.corridor.conformance.NodeCheck.OTHER_HEADER;
import static trm.corridor.conformance.NodeCheck.OTHER_OUTER_ID;
import static trm.corridor.conformance.NodeCheck.RECEIPTED;
import static trm.corridor.conformance.NodeCheck.RESEALED;
import static trm.corridor.conformance.NodeCheck.SKIPPED;
import static trm.corridor.conformance.NodeCheck.STOPS_FOR_NOTHING;
import static trm.corridor.conformance.NodeCheck.TAMPERED;
import static trm.corridor.conformance.NodeCheck.TOO_LONG;
import static trm.corridor.conformance.NodeCheck.UNKNOWN_SCHEMA;
import static trm.corridor.conformance.NodeCheck.UNKNOWN_SIGNER;
import static trm.corridor.conformance.NodeCheck.URGENT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trm.corridor.conformance.Answers.Receipt;
import trm.corridor.conformance.Letters.Letter;
import trm.evidence.ConversationId;
import trm.evidence.NodeId;
import trm.evidence.journal.Checkpoint;
import trm.evidence.seal.SenderNotVouchedException;
import trm.wire.GapRequested;

/** Sends good and bad mail to a node and looks at what comes back. */
final class NodeProbe {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(89);

  private static final List<String> BLIND =
      List.of(
          "whether the case, its duties and its rules are what docs/protocol.md, 9 to 12 say;",
          "whether bytes put aside are really not kept, and whether an alarm is raised for them;",
          "whether the entry and its effect are one transaction, and what a crash leaves;",
          "whether the database's role can change the journal, and whether content rests encrypted;",
          "whether a refusal for a hidden reason takes as long, and is as long, as any other;",
          "how it answers the same mail after a month, a restart or a change of keys.");

  private final Line line;
  private final Letters letters;
  private final Answers answers;
  private final Member member;
  private final NodeId node;
  private final Duration limit;
  private final Map<NodeCheck, Result> results = new EnumMap<>(NodeCheck.class);

  /**
   * @param limit how long an answer may take
   */
  NodeProbe(Line line, Member member, NodeId node, Letters letters, Duration limit) {
    this.line = line;
    this.letters = letters;
    this.answers = new Answers(line, letters, node);
    this.node = node;
    this.member = member;
    this.limit = limit;
  }

  Report run() {
    Letter first = letters.warning();
    line.send(first.envelope());
    if (put(RECEIPTED, isReceipted(first), seen(first))) {
      again(first);
      Map<NodeCheck, Letter> bad = bad(first);
      whatBreaksTheContract(bad);
      inOrder();
      urgent();
      // Looked at last, since a receipt that must not come may come late.
      bad.forEach(this::judge);
      batches();
      faces();
    }
    return report();
  }

  private void again(Letter first) {
    line.send(first.envelope());
    put(DUPLICATE, comesAgain(first, 2), seen(first));
    line.send(letters.resealed(first));
    put(RESEALED, comesAgain(first, 3), seen(first));
  }

  private boolean comesAgain(Letter letter, int times) {
    boolean came = answers.await(limit, () -> answers.naming(letter.id()).size() >= times);
    return came && answers.naming(letter.id()).stream().map(Receipt::text).distinct().count() == 1;
  }

  /** In the order in which they are sent. */
  private Map<NodeCheck, Letter> bad(Letter first) {
    Instant now = letters.now();
    Forgeries forgeries = new Forgeries(letters, member, node);
    Map<NodeCheck, Letter> bad = new EnumMap<>(NodeCheck.class);
    bad.put(TAMPERED, forgeries.tampered());
    bad.put(OTHER_HEADER, forgeries.otherHeader());
    bad.put(OTHER_OUTER_ID, forgeries.otherOuterId());
    bad.put(UNKNOWN_SIGNER, forgeries.byAKeyThatNobodyVouchesFor());
    Optional<NodeId> third = member.third(node);
    third.ifPresent(one -> bad.put(MISADDRESSED, forgeries.misaddressed(one)));
    third.ifPresent(one -> bad.put(ANOTHERS_NAME, forgeries.inTheNameOf(one)));
    expired(forgeries, now).ifPresent(letter -> bad.put(EXPIRED, letter));
    bad.put(FUTURE, forgeries.stated(now.plus(A_DAY), A_WEEK));
    bad.put(TOO_LONG, forgeries.stated(now, LONGEST));
    bad.put(ID_REUSED, forgeries.underAUsedId(first));
    bad.put(UNKNOWN_SCHEMA, forgeries.ofAnUnknownSchema());
    bad.put(CUT_BODY, forgeries.cutShort());
    bad.put(OTHER_EVENT, forgeries.statedAsAnotherEvent());
    return bad;
  }

  /** It is signed by a key that served when it was written, which a new member has not. */
  private Optional<Letter> expired(Forgeries forgeries, Instant now) {
    try {
      return Optional.of(forgeries.stated(now.minus(A_WEEK).minus(A_DAY), A_WEEK));
    } catch (SenderNotVouchedException tooYoung) {
      results.put(
          EXPIRED, Result.notChecked(EXPIRED, "the member's keys serve for less than eight days"));
      return Optional.empty();
    }
  }

  private void whatBreaksTheContract(Map<NodeCheck, Letter> bad) {
    line.send(null);
    line.send(new byte[] {1, 2, 3});
    bad.values().forEach(letter -> line.send(letter.envelope()));
    Letter behind = letters.warning();
    line.send(behind.envelope());
    put(STOPS_FOR_NOTHING, answers.await(limit, () -> answers.isReceipted(behind)), seen(behind));
  }

  private void judge(NodeCheck check, Letter letter) {
    Optional<String> told = check.told();
    if (told.isEmpty()) {
      put(check, answers.naming(letter.id()).isEmpty(), seen(letter));
      return;
    }
    isReceipted(letter);
    if (check == TOO_LONG && isAccepted(letter)) {
      results.put(check, Result.notChecked(check, "it remembers duplicates for as long"));
    } else {
      put(check, isQuarantined(letter, told.get()), seen(letter));
    }
  }

  private boolean isQuarantined(Letter letter, String code) {
    return answers
        .proving(letter)
        .anyMatch(one -> one.toldCode().equals(code) && outcome(one, letter).equals("quarantined"));
  }

  private boolean isAccepted(Letter letter) {
    return answers.proving(letter).anyMatch(one -> outcome(one, letter).equals("accepted"));
  }

  private String outcome(Receipt receipt, Letter letter) {
    return answers.entry(receipt, letter).map(entry -> String.valueOf(entry.outcome())).orElse("");
  }

  private void inOrder() {
    ConversationId conversation = letters.conversation();
    Letter second = letters.status(conversation, 2);
    line.send(second.envelope());
    boolean asked = answers.await(limit, () -> isAskedFor(conversation));
    put(AHEAD, answers.naming(second.id()).isEmpty(), seen(second));
    put(GAP, asked, asked ? "asked for 1 to 1" : "asked for " + answers.gaps());
    Letter first = letters.status(conversation, 1);
    line.send(first.envelope());
    put(IN_TURN, isReceipted(first) && isReceipted(second), seen(first) + ", " + seen(second));
    Letter fourth = letters.status(conversation, 4);
    line.send(fourth.envelope());
    line.send(letters.skipped(conversation, 3).envelope());
    put(SKIPPED, isReceipted(fourth), seen(fourth));
  }

  private boolean isAskedFor(ConversationId conversation) {
    for (GapRequested gap : answers.gaps()) {
      if (gap.getConversation().equals(conversation.toString())
          && gap.getFromSequence() == 1
          && gap.getToSequence() == 1) {
        return true;
      }
    }
    return false;
  }

  private void urgent() {
    ConversationId conversation = letters.conversation();
    Letter ahead = letters.warning(conversation, 2);
    line.send(ahead.envelope());
    put(URGENT, isReceipted(ahead), seen(ahead));
    // So that nobody goes on asking for what will not come.
    line.send(letters.skipped(conversation, 1).envelope());
  }

  private void batches() {
    boolean alone =
        answers.receipts().stream()
            .map(Receipt::batch)
            .allMatch(
                one ->
                    one.conversation() == null
                        && one.sequence() == 0
                        && one.caseReference() == null);
    put(BATCH_ALONE, alone, answers.receipts().size() + " receipts");
  }

  private void faces() {
    Set<String> heads = new HashSet<>();
    Set<Checkpoint> checkpoints = new HashSet<>();
    for (Receipt receipt : answers.receipts()) {
      answers
          .checkpoint(receipt)
          .ifPresent(
              one -> {
                heads.add(one.journal().origin() + " " + one.size());
                checkpoints.add(one);
              });
    }
    put(ONE_FACE, heads.size() == checkpoints.size(), heads.size() + " sizes");
  }

  private boolean isReceipted(Letter letter) {
    return answers.await(limit, () -> answers.isReceipted(letter));
  }

  private String seen(Letter letter) {
    List<Receipt> named = answers.naming(letter.id());
    if (named.isEmpty()) {
      return "no receipt";
    }
    List<String> words = new ArrayList<>();
    for (Receipt receipt : named) {
      String outcome = outcome(receipt, letter);
      words.add((outcome.isEmpty() ? "not about it" : outcome) + " " + receipt.toldCode());
    }
    return named.size() + " receipt(s): " + String.join("; ", words).strip();
  }

  private boolean put(NodeCheck check, boolean passed, String seen) {
    results.put(check, Result.of(check, passed, seen));
    return passed;
  }

  private Report report() {
    for (NodeCheck check : NodeCheck.values()) {
      results.computeIfAbsent(
          check,
          one ->
              Result.notChecked(
                  one,
                  results.containsKey(STOPS_FOR_NOTHING)
                      ? "the directory has no third node"
                      : "a good message was not receipted, so silence would say nothing"));
    }
    return new Report("the node " + node.value(), List.copyOf(results.values()), BLIND);
  }
}
