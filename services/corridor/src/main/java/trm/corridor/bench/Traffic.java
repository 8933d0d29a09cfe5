package trm.corridor.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Patience;
import trm.corridor.story.Answer;
import trm.corridor.story.NodeApi;

/**
 * Exchanges between two nodes, made of the smallest thing that crosses: a warning of a risk. Each
 * goes the whole way: command, law, seal, outbox, broker, inbox, law, journal, receipt.
 */
final class Traffic {
  private static final String RECEIVER = "cn-transit";
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(5);
  private final NodeApi sender;
  private final List<String> cases = new ArrayList<>();

  Traffic(NodeApi sender) {
    this.sender = sender;
  }

  /** Opens this many invented cases, so that no case grows long while it is measured. */
  void openCases(int count) {
    for (int i = 0; i < count; i++) {
      Map<String, Object> intake =
          Map.of(
              "intake",
              Map.of("prs_FirstName", "Invented"),
              "language",
              "mon",
              "interpreter",
              true);
      cases.add(sender.openCase(intake).taken().caseReference());
    }
  }

  /** From the commit of a command to the receipt's, one after the other on an idle corridor. */
  Sample commandToReceipt(int count) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String messageId = warn(cases.get(i % cases.size()));
      nanos.add(sincePosted(awaitClosed(messageId)).toNanos());
    }
    return Sample.ofNanos(nanos);
  }

  /** Messages whose receipt was in by the end, a second, over the time it took for all of them. */
  double exchangesASecond(int clients, Duration load) {
    AtomicLong sent = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + load.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        threads.execute(() -> warnUntil(end, sent));
      }
    }
    awaitNoneOpen();
    double seconds = (System.nanoTime() - begin) / 1e9;
    return sent.get() / seconds;
  }

  private void warnUntil(long end, AtomicLong sent) {
    while (System.nanoTime() < end) {
      warn(cases.get(ThreadLocalRandom.current().nextInt(cases.size())));
      sent.incrementAndGet();
    }
  }

  private String warn(String caseReference) {
    Answer answer =
        sender.command(
            caseReference,
            "raise-risk-alert",
            1,
            1,
            Map.of(
                "to", List.of(RECEIVER),
                "type", "RETALIATION",
                "level", "HIGH",
                "concerns", "PERSON",
                "advice", "MEET_IN_PERSON",
                "basis", "LIFE"));
    return answer.taken().messageIds().getFirst();
  }

  private JsonNode awaitClosed(String messageId) {
    JsonNode[] message = new JsonNode[1];
    new Patience(Duration.ofSeconds(30))
        .until(
            "message " + messageId + " is receipted",
            () -> {
              message[0] = sender.read("/messages/" + messageId);
              return message[0].path("state").asString("").equals("ACKNOWLEDGED");
            });
    return message[0];
  }

  private void awaitNoneOpen() {
    new Patience(DRAIN_LIMIT).until("every message is receipted", () -> countOpen() == 0);
  }

  private long countOpen() {
    long open = 0;
    for (String state : List.of("POSTED", "SENDING", "SENT")) {
      open += sender.read("/messages?state=" + state).path("messages").size();
    }
    return open;
  }

  private static Duration sincePosted(JsonNode message) {
    String closedAt = message.path("closedAt").asString("");
    if (closedAt.isEmpty()) {
      throw new CorridorFault("The ledger does not say when a message was receipted: " + message);
    }
    return Duration.between(
        Instant.parse(message.path("postedAt").asString("")), Instant.parse(closedAt));
  }
}
