package trm.corridor.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.Patience;
import trm.corridor.story.Answer;
import trm.corridor.story.NodeApi;

/**
 * What one node has to say to another from which it is cut off: where many matters stand, each case
 * several times, by messages that nothing of their case overtakes. Every one is an officer's
 * command at the interface, sealed and journalled as any other.
 */
public final class Backlog {
  private static final int CALLERS = 8;
  private static final List<String> STATUSES = List.of("OPEN", "WAITING", "PAUSED");
  private static final Duration OPENED_LIMIT = Duration.ofMinutes(10);

  private final CorridorNode from;
  private final CorridorNode to;
  private final NodeApi sender;
  private final Map<String, List<String>> posted = new TreeMap<>();
  private int messages;

  /** Nothing yet. */
  public Backlog(CorridorNode from, NodeApi sender, CorridorNode to) {
    this.from = from;
    this.to = to;
    this.sender = sender;
  }

  /** Opens cases of invented people, and warns the other node of each, which knows it from then. */
  public void open(int cases) {
    List<String> opened = new ArrayList<>();
    abreast(cases, _ -> opening(opened));
    opened.forEach(one -> posted.put(one, new ArrayList<>()));
    new Patience(OPENED_LIMIT).until("the other node knows each case", () -> stillOpen() == 0);
  }

  private void opening(List<String> opened) {
    Map<String, ?> intake =
        Map.of(
            "intake", Map.of("prs_FirstName", "Invented"), "language", "mon", "interpreter", true);
    String one = sender.openCase(intake).taken().caseReference();
    command(
        one,
        "raise-risk-alert",
        Map.of(
            "to", List.of(to.id()),
            "type", "RETALIATION",
            "level", "HIGH",
            "concerns", "PERSON",
            "advice", "MEET_IN_PERSON",
            "basis", "LIFE"));
    synchronized (opened) {
      opened.add(one);
    }
  }

  /** Tells this many times where matters stand, case after case and round again. */
  public void post(int count) {
    List<String> cases = List.copyOf(posted.keySet());
    int rounds = Math.ceilDiv(count, cases.size());
    abreast(cases.size(), at -> tell(cases.get(at), shareOf(at, count, cases.size(), rounds), at));
    messages += count;
  }

  private static int shareOf(int at, int count, int cases, int rounds) {
    return at < count - (rounds - 1) * cases ? rounds : rounds - 1;
  }

  private void tell(String caseReference, int times, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> told = Objects.requireNonNull(posted.get(caseReference));
    for (int i = 0; i < times; i++) {
      String status = STATUSES.get(random.nextInt(STATUSES.size()));
      command(caseReference, "tell-status", Map.of("to", List.of(to.id()), "status", status));
      told.add(status);
    }
  }

  private void command(String caseReference, String name, Map<String, ?> components) {
    Answer answer = sender.command(caseReference, name, 1, 1, components);
    if (answer.taken().messageIds().size() != 1) {
      throw new CorridorFault("One message was to be posted: " + answer);
    }
  }

  /** Something for each number below the count, each caller taking every eighth of them. */
  private static void abreast(int count, IntConsumer step) {
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      List<CompletableFuture<Void>> callers = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        int first = caller;
        callers.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int at = first; at < count; at += CALLERS) {
                    step.accept(at);
                  }
                },
                threads));
      }
      CompletableFuture.allOf(callers.toArray(CompletableFuture[]::new)).join();
    }
  }

  /** How many were posted since the beginning. */
  public int messages() {
    return messages;
  }

  /** Messages about these cases that have no receipt yet. */
  public long stillOpen() {
    return Books.of(from).awaitingReceipts(posted.keySet());
  }

  /**
   * Holds the books of both nodes against what was posted.
   *
   * @throws CorridorFault when something is missing, doubled or out of order anywhere
   */
  public void assertWhole() {
    Books theirs = Books.of(to);
    Map<String, List<String>> filed = theirs.statuses();
    posted.forEach(
        (one, statuses) -> {
          if (!statuses.equals(filed.get(one))) {
            throw new CorridorFault(
                "Of case %s were told %s and filed %s.".formatted(one, statuses, filed.get(one)));
          }
        });
    long receipts = Books.of(from).receiptsOf(posted.keySet());
    if (receipts != messages + posted.size()) { // And the one warning of each case.
      throw new CorridorFault("There are " + receipts + " receipts of " + messages + " messages.");
    }
  }
}
