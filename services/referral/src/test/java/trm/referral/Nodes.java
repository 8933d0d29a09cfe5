package trm.referral;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.DirectoryView.NodeView;
import trm.referral.Situation.FreshCode;
import trm.referral.profile.Laws;
import trm.referral.profile.Provisions;

/**
 * Copies of one case at several nodes, and the messages between them, in the order of each pair.
 */
final class Nodes {
  static final NodeId MO = new NodeId("mo-destination");
  static final NodeId CN = new NodeId("cn-transit");
  static final NodeId MN = new NodeId("mn-origin");
  static final NodeId MN_NGO = new NodeId("mn-origin-ngo");
  static final DirectoryView DIRECTORY =
      new DirectoryView(
          Map.of(
              MO, new NodeView(MO, "STATE_AUTHORITY", "DESTINATION", "MO"),
              CN, new NodeView(CN, "STATE_AUTHORITY", "TRANSIT", "CN"),
              MN, new NodeView(MN, "STATE_AUTHORITY", "ORIGIN", "MN"),
              MN_NGO, new NodeView(MN_NGO, "NGO_NETWORK", "ORIGIN", "MN")));
  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  static final Provisions PROVISIONS =
      new Provisions(Laws.keeping("5 years", "1 year"), List.of(), Period.ofDays(35));

  /** One message on its way. */
  record Mail(NodeId from, NodeId to, Fact fact, long epoch) {}

  /** An invented officer of an organisation. */
  record Actor(NodeId node, String organisation, OrganisationKind kind) {}

  private final Map<NodeId, List<Fact>> stored = new HashMap<>();
  private final Deque<Mail> mail = new ArrayDeque<>();
  private final Set<List<NodeId>> cut = new HashSet<>();
  final List<Refused> refusedMail = new ArrayList<>();
  Instant now = START;
  private int counter;

  Referral at(NodeId node) {
    return Referral.replay(node, stored.getOrDefault(node, List.of()));
  }

  /** The officer acts from a fresh screen. */
  Decision asks(Actor actor, Command command) {
    Referral referral = at(actor.node());
    return asksFrom(referral.epoch(), referral.turn(), actor, command);
  }

  /** The officer acts from a screen that shows this epoch and turn. */
  Decision asksFrom(long epoch, long turn, Actor actor, Command command) {
    Order order = new Order(command, epoch, turn, stamp(actor));
    Decision decision = at(actor.node()).decide(order, situation(actor.kind()));
    keep(actor.node(), decision);
    return decision;
  }

  /** The officer may, and everybody hears of it. */
  List<Fact> does(Actor actor, Command command) {
    Decision decision = asks(actor, command);
    deliver();
    if (decision instanceof Agreed agreed) {
      return agreed.facts();
    }
    throw new AssertionError(command.getClass().getSimpleName() + " was refused: " + decision);
  }

  <E extends ReferralEvent> E does(Actor actor, Command command, Class<E> result) {
    return does(actor, command).stream()
        .map(Fact::event)
        .filter(result::isInstance)
        .map(result::cast)
        .findFirst()
        .orElseThrow();
  }

  private void keep(NodeId node, Decision decision) {
    if (decision instanceof Agreed agreed) {
      stored.computeIfAbsent(node, any -> new ArrayList<>()).addAll(agreed.facts());
      long epoch = at(node).epoch();
      agreed.notices().forEach(n -> mail.add(new Mail(node, n.recipient(), n.fact(), epoch)));
    }
  }

  /** What is on the way from one to the other stays there until the way is mended. */
  void cut(NodeId from, NodeId to) {
    cut.add(List.of(from, to));
  }

  void mend() {
    cut.clear();
  }

  /** Delivers until nothing more can arrive. */
  void deliver() {
    Deque<Mail> stuck = new ArrayDeque<>();
    while (!mail.isEmpty()) {
      Mail next = mail.removeFirst();
      if (cut.contains(List.of(next.from(), next.to()))) {
        stuck.add(next);
      } else {
        receive(next);
      }
    }
    mail.addAll(stuck);
  }

  List<Mail> onTheWay() {
    return List.copyOf(mail);
  }

  private void receive(Mail next) {
    Incoming incoming = new Incoming(next.fact(), next.from(), next.epoch());
    Decision decision = at(next.to()).receive(incoming, situation(OrganisationKind.NGO));
    if (decision instanceof Refused refused) {
      refusedMail.add(refused);
    }
    keep(next.to(), decision);
  }

  /** Replaces what a node stored, as a key's destruction does. */
  void rewrite(NodeId node, java.util.function.UnaryOperator<Fact> change) {
    stored.put(node, new ArrayList<>(at(node).facts().stream().map(change).toList()));
  }

  Stamp stamp(Actor actor) {
    return new Stamp(
        now,
        now,
        "M4.3",
        actor.node(),
        new OrganisationId(actor.organisation()),
        new OfficerId("officer-1"),
        null);
  }

  Situation situation(OrganisationKind kind) {
    counter++;
    return situation(now, kind, "id-" + counter);
  }

  static Situation situation(Instant now, OrganisationKind kind, String id) {
    return situation(now, kind, id, PROVISIONS);
  }

  static Situation situation(Instant now, OrganisationKind kind, String id, Provisions provisions) {
    return new Situation(
        now,
        kind,
        id,
        freshCode("code-" + id),
        DIRECTORY,
        (salt, digest, code) -> digest.equals(digest(salt, code)),
        (handover, epoch) -> octets("entry " + handover + " " + epoch),
        provisions);
  }

  static FreshCode freshCode(String code) {
    Octets salt = octets("salt");
    return new FreshCode(code, salt, digest(salt, code));
  }

  private static Octets digest(Octets salt, String code) {
    return octets(salt.hex() + code);
  }

  static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
