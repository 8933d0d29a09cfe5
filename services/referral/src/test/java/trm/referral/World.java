package trm.referral;

import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.referral.Decision.Agreed;
import trm.referral.HandoverEvent.HandoverAccepted;

/**
 * One state of the whole: each node's copy, what is on the way between each two, and where she is.
 * Immutable, and known by a text, so that ways that lead to the same state are walked once.
 *
 * @param began how many facts each copy had at the beginning, which tell no states apart
 * @param she the node that looks after her in flesh and blood
 * @param acts how many acts of choice were done
 * @param late whether the offers' time is over
 */
record World(
    Map<NodeId, Referral> copies,
    Map<Way, List<Incoming>> mail,
    Map<NodeId, Integer> began,
    NodeId she,
    int acts,
    boolean late) {
  static final List<NodeId> NODES = List.of(MO, CN, MN);

  /** From one node to another; what is sent on it arrives in its order. */
  record Way(NodeId from, NodeId to) {
    @Override
    public String toString() {
      return from + ">" + to;
    }
  }

  static World of(Nodes nodes) {
    Map<NodeId, Referral> copies =
        NODES.stream().collect(Collectors.toMap(node -> node, nodes::at));
    Map<NodeId, Integer> began = new HashMap<>();
    copies.forEach((node, copy) -> began.put(node, copy.facts().size()));
    return new World(copies, Map.of(), began, MO, 0, false);
  }

  Referral at(NodeId node) {
    return Objects.requireNonNull(copies.get(node));
  }

  Instant now() {
    return late ? Nodes.START.plus(Duration.ofDays(21)) : Nodes.START;
  }

  /** Numbers what begins at a node, so that the same acts make the same state. */
  Situation situation(NodeId node) {
    int number = at(node).facts().size();
    return Nodes.situation(now(), OrganisationKind.NGO, node + "-" + number);
  }

  /** What a decision leaves behind: facts in the copy, notices on their ways. */
  World with(NodeId node, Agreed agreed) {
    Referral copy = Referral.replay(node, joined(at(node).facts(), agreed.facts()));
    Map<NodeId, Referral> kept = new HashMap<>(copies);
    kept.put(node, copy);
    Map<Way, List<Incoming>> posted = new HashMap<>(mail);
    for (Notice notice : agreed.notices()) {
      posted.merge(
          new Way(node, notice.recipient()),
          List.of(new Incoming(notice.fact(), node, copy.epoch())),
          World::joined);
    }
    return new World(kept, posted, began, she, acts, late);
  }

  /** Without what comes first on a way. */
  World taken(Way way) {
    Map<Way, List<Incoming>> rest = new HashMap<>(mail);
    List<Incoming> queue = mail.getOrDefault(way, List.of());
    rest.put(way, queue.subList(1, queue.size()));
    if (queue.size() == 1) {
      rest.remove(way);
    }
    return new World(copies, rest, began, she, acts, late);
  }

  World chosen() {
    return new World(copies, mail, began, she, acts + 1, late);
  }

  World whereSheIs(NodeId node) {
    return new World(copies, mail, began, node, acts, late);
  }

  World afterTheTime() {
    return new World(copies, mail, began, she, acts, true);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Tells states apart: what each has heard in whatever order, and which acceptance came first. */
  String key() {
    List<String> parts = new ArrayList<>(List.of(she + " " + acts + " " + late));
    for (NodeId node : NODES) {
      List<Fact> fresh = news(node);
      parts.add(fresh.stream().map(World::words).sorted().toList().toString());
      parts.add(fresh.stream().filter(World::isAcceptance).map(World::words).toList().toString());
    }
    Map<String, String> ways = new TreeMap<>();
    mail.forEach(
        (way, queue) ->
            ways.put(
                way.toString(),
                queue.stream().map(m -> m.epoch() + words(m.fact())).toList().toString()));
    return parts + ways.toString();
  }

  private List<Fact> news(NodeId node) {
    List<Fact> facts = at(node).facts();
    return facts.subList(began.getOrDefault(node, 0), facts.size());
  }

  private static boolean isAcceptance(Fact fact) {
    return fact.event() instanceof HandoverAccepted;
  }

  private static String words(Fact fact) {
    return fact.stamp().node() + " " + fact.event();
  }
}
