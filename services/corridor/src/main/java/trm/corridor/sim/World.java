package trm.corridor.sim;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.journal.CheckpointSuite;
import trm.evidence.seal.JoseSeal;
import trm.evidence.seal.Seal;
import trm.exchange.ExchangeEvent;
import trm.exchange.receipt.Finding;
import trm.node.NodeRole;
import trm.node.runtime.VouchedKeys;
import trm.schema.EventKind;

/** Everything around the nodes of one run. */
final class World {
  static final NodeId MACAO = new NodeId("mo-destination");
  static final NodeId CHINA = new NodeId("cn-transit");
  static final NodeId MONGOLIA = new NodeId("mn-origin");

  /** In this order, so that a seed means the same everywhere. */
  static final List<NodeId> NODES = List.of(MACAO, CHINA, MONGOLIA);

  private static final Map<NodeId, NodeRole> ROLES =
      Map.of(MACAO, NodeRole.DESTINATION, CHINA, NodeRole.TRANSIT, MONGOLIA, NodeRole.ORIGIN);
  private static final int REAL_SEAL_EVERY = 50;

  private final Contract contract;
  private final Dice dice;
  private final boolean realSeal;
  private final VirtualClock clock = new VirtualClock();
  private final Map<NodeId, NodeClock> clocks = new HashMap<>();
  private final History history = new History(clock);
  private final Schedule schedule = new Schedule(clock);
  private final Fate fate;
  private final Network network;
  private final SimulatedFederation federation;
  private final Releases releases;
  private final Set<NodeId> restored = new HashSet<>();
  private final Set<String> toldOfRestore = new HashSet<>();
  private final Set<String> crossed = new HashSet<>();
  private final Set<NodeId> twoFaced = new HashSet<>();
  private final Set<String> toldOfTwoFaces = new HashSet<>();
  private final Set<String> leftAside = new HashSet<>();
  private final List<String> alarms = new ArrayList<>();

  World(Contract contract, Script script) {
    long seed = script.seed();
    this.contract = contract;
    this.dice = Dice.of(seed, "ids");
    this.realSeal = seed % REAL_SEAL_EVERY == 0;
    this.fate = new Fate(Dice.of(seed, "fate"), script.abridgement());
    this.network = new Network(Dice.of(seed, "network"), schedule, history, fate);
    this.releases = new Releases(contract, Dice.of(seed, "releases"));
    this.federation = new SimulatedFederation(clock, releases.versions());
    NODES.forEach(node -> clocks.put(node, new NodeClock(clock)));
  }

  static NodeRole roleOf(NodeId node) {
    return Objects.requireNonNull(ROLES.get(node), "No such node takes part.");
  }

  Contract contract() {
    return contract;
  }

  /** For ids, salts and codes, by which nothing is decided. */
  Dice dice() {
    return dice;
  }

  VirtualClock clock() {
    return clock;
  }

  NodeClock clockOf(NodeId node) {
    return Objects.requireNonNull(clocks.get(node), "No such node takes part.");
  }

  History history() {
    return history;
  }

  Schedule schedule() {
    return schedule;
  }

  Fate fate() {
    return fate;
  }

  Network network() {
    return network;
  }

  SimulatedFederation federation() {
    return federation;
  }

  Releases releases() {
    return releases;
  }

  /** Whatever an operator would have been alarmed about that no misfortune of a run excuses. */
  List<String> alarms() {
    return List.copyOf(alarms);
  }

  /** The events that crossed a border and were acted upon. */
  Set<String> crossed() {
    return Set.copyOf(crossed);
  }

  /** A node was set up from a backup. */
  void restored(NodeId node) {
    restored.add(node);
  }

  boolean wasRestored(NodeId node) {
    return restored.contains(node);
  }

  /** Somebody with a node's journal key shows another journal than the node's own. */
  void showsTwoFaces(NodeId node) {
    twoFaced.add(node);
  }

  /** Whether a node may have begun its journal and its numbers anew, and why does not matter. */
  boolean mayHaveBegunAnew(NodeId node) {
    return wasRestored(node) || twoFaced.contains(node);
  }

  boolean isTwoFaced(NodeId node) {
    return twoFaced.contains(node);
  }

  Seal sealOf(NodeId self) {
    return realSeal
        ? new JoseSeal(
            self,
            () -> federation.keysOf(self),
            () -> federation.heldBy(self),
            this::isUrgent,
            contract.records)
        : new StandInSeal(
            self,
            dice,
            () -> federation.keysOf(self),
            () -> federation.heldBy(self),
            this::isUrgent);
  }

  /** Keys as a node knows them: its own, and its peers' by the directory that it fetched. */
  VouchedKeys keysOf(NodeId self) {
    InstantSource itsClock = clockOf(self);
    return new VouchedKeys(
        () -> federation.keysOf(self),
        () -> federation.heldBy(self),
        itsClock,
        realSeal ? CheckpointSuite.ED25519 : new StandInSuite());
  }

  private boolean isUrgent(String eventType) {
    return contract
        .catalogue
        .find(eventType)
        .filter(type -> type.kind() == EventKind.URGENT)
        .isPresent();
  }

  /** Whether the nodes' statements are signed, so that others can be shown them. */
  boolean sealsForReal() {
    return realSeal;
  }

  /** Keeps what happened at a node; what no misfortune excuses is an alarm. */
  void observed(NodeId node, ExchangeEvent event) {
    switch (event) {
      case ExchangeEvent.HandlingFailed e -> alarm(node, e);
      case ExchangeEvent.SendingFailed e -> alarm(node, e);
      case ExchangeEvent.ReceiptWrong e -> receiptWrong(node, e);
      case ExchangeEvent.TwoFaces e -> twoFacesNoted(node, e);
      case ExchangeEvent.GrowthUnproven e -> growthUnproven(node, e);
      case ExchangeEvent.PeerRestored e -> restoreNoted(node, e.generation().node(), e);
      case ExchangeEvent.GenerationOpened e -> restoreNoted(node, node, e);
      case ExchangeEvent.ExpiredUnsent e -> alarm(node, e);
      case ExchangeEvent.Accepted e -> accepted(node, e);
      case ExchangeEvent.Refused e -> history.note(node, e);
      case ExchangeEvent.Quarantined e -> history.note(node, e);
      case ExchangeEvent.Parked e -> history.note(node, e);
      case ExchangeEvent.GapAsked e -> history.note(node, e);
      case ExchangeEvent.Overdue e -> history.note(node, e);
      case ExchangeEvent.NotSent e -> {}
      case ExchangeEvent.NotVouched e -> history.note(node, e);
      // A peer that was cut off for longer than the deadline was never shown what it has to go on
      // from.
      case ExchangeEvent.GrowthWithheld e -> history.note(node, e);
      case ExchangeEvent.SelfNotVouched e -> history.note(node, e);
      case ExchangeEvent.GrowthProven e -> {}
      case ExchangeEvent.Posted e -> {}
      case ExchangeEvent.Sent e -> {}
      case ExchangeEvent.Duplicate e -> {}
      case ExchangeEvent.Receipted e -> {}
      case ExchangeEvent.OverdueClosed e -> {}
    }
  }

  private void accepted(NodeId node, ExchangeEvent.Accepted event) {
    crossed.add(event.eventType());
    history.message(node, event.sender(), event.eventType());
  }

  /**
   * A directory may be older than a key; and what a restored node does not know to have sent, or
   * signed anew since it lay unsealed in the backup, is receipted to it all the same.
   */
  private void receiptWrong(NodeId node, ExchangeEvent.ReceiptWrong event) {
    boolean explained =
        event.finding() == Finding.NOT_VOUCHED
            || (wasRestored(node)
                && (event.finding() == Finding.NEVER_SENT
                    || event.finding() == Finding.ABOUT_ANOTHER_MESSAGE));
    if (event.finding() == Finding.NOT_VOUCHED && isTwoFaced(event.peer())) {
      leftAside.add(node + " " + event.peer());
    }
    if (explained) {
      history.note(node, event);
    } else {
      alarm(node, event);
    }
  }

  /**
   * Whether a node, since another one showed two faces, left aside what that one signed, and told
   * so: its directory did not vouch for the key yet.
   */
  boolean leftAside(NodeId node, NodeId whose) {
    return leftAside.contains(node + " " + whose);
  }

  /** Whether a node was alarmed that another one had been restored. */
  boolean wasToldOfRestore(NodeId node, NodeId whose) {
    return toldOfRestore.contains(node + " " + whose);
  }

  /** Whether a node was alarmed about two contents of a journal at that size. */
  boolean wasToldOfTwoFaces(NodeId node, Generation journal, long size) {
    return toldOfTwoFaces.contains(node + " " + journal + " " + size);
  }

  private void twoFacesNoted(NodeId node, ExchangeEvent.TwoFaces event) {
    if (isTwoFaced(event.origin().node())) {
      toldOfTwoFaces.add(node + " " + event.origin() + " " + event.size());
      history.note(node, event);
    } else {
      alarm(node, event);
    }
  }

  /** Of a journal of which it saw the other face first. */
  private void growthUnproven(NodeId node, ExchangeEvent.GrowthUnproven event) {
    if (isTwoFaced(event.peer())) {
      history.note(node, event);
    } else {
      alarm(node, event);
    }
  }

  private void restoreNoted(NodeId node, NodeId whose, ExchangeEvent event) {
    if (mayHaveBegunAnew(whose)) {
      toldOfRestore.add(node + " " + whose);
      history.note(node, event);
    } else {
      alarm(node, event);
    }
  }

  private void alarm(NodeId node, ExchangeEvent event) {
    history.note(node, "ALARM " + event);
    alarms.add(node + ": " + event);
  }
}
