package trm.corridor.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import trm.evidence.NodeId;
import trm.evidence.journal.CheckpointSuite;
import trm.evidence.seal.JoseSeal;
import trm.evidence.seal.Seal;
import trm.exchange.ExchangeEvent;
import trm.node.NodeRole;
import trm.schema.EventKind;

/** Everything around the nodes of one run. */
final class World {
  static final NodeId MACAO = new NodeId("mo-destination");
  static final NodeId CHINA = new NodeId("cn-transit");
  static final NodeId MONGOLIA = new NodeId("mn-origin");
  private static final Map<NodeId, NodeRole> ROLES =
      Map.of(MACAO, NodeRole.DESTINATION, CHINA, NodeRole.TRANSIT, MONGOLIA, NodeRole.ORIGIN);

  private final Contract contract;
  private final Dice dice;
  private final boolean realSeal;
  private final VirtualClock clock = new VirtualClock();
  private final History history = new History(clock);
  private final Schedule schedule = new Schedule(clock);
  private final Fate fate;
  private final Network network;
  private final SimulatedFederation federation;
  private final List<String> alarms = new ArrayList<>();

  /**
   * @param realSeal whether nodes seal with the shipped suite or with the stand-in
   */
  World(Contract contract, long seed, boolean realSeal) {
    this.contract = contract;
    this.dice = new Dice(seed);
    this.realSeal = realSeal;
    this.fate = new Fate(dice);
    this.network = new Network(dice, schedule, history, fate);
    this.federation =
        new SimulatedFederation(
            ROLES, contract.catalogue, realSeal ? CheckpointSuite.ED25519 : new StandInSuite());
  }

  static NodeRole roleOf(NodeId node) {
    return Objects.requireNonNull(ROLES.get(node), "No such node takes part.");
  }

  Contract contract() {
    return contract;
  }

  Dice dice() {
    return dice;
  }

  VirtualClock clock() {
    return clock;
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

  /** Whatever an operator would have been alarmed about that no misfortune of a run excuses. */
  List<String> alarms() {
    return List.copyOf(alarms);
  }

  Seal sealOf(NodeId self) {
    return realSeal
        ? new JoseSeal(
            self,
            () -> federation.keysOf(self),
            federation::directory,
            this::isUrgent,
            contract.records)
        : new StandInSeal(self, dice, federation::vouchesFor);
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
      case ExchangeEvent.ReceiptWrong e -> alarm(node, e);
      case ExchangeEvent.TwoFaces e -> alarm(node, e);
      case ExchangeEvent.GrowthUnproven e -> alarm(node, e);
      case ExchangeEvent.PeerRestored e -> alarm(node, e);
      case ExchangeEvent.GenerationOpened e -> alarm(node, e);
      case ExchangeEvent.ExpiredUnsent e -> alarm(node, e);
      case ExchangeEvent.Accepted e -> tell(node, e);
      case ExchangeEvent.Refused e -> tell(node, e);
      case ExchangeEvent.Quarantined e -> tell(node, e);
      case ExchangeEvent.Parked e -> tell(node, e);
      case ExchangeEvent.GapAsked e -> tell(node, e);
      case ExchangeEvent.Overdue e -> tell(node, e);
      case ExchangeEvent.NotSent e -> tell(node, e);
      case ExchangeEvent.NotVouched e -> tell(node, e);
      // A peer that was cut off for longer than the deadline was never shown what it has to go on
      // from.
      case ExchangeEvent.GrowthWithheld e -> tell(node, e);
      case ExchangeEvent.SelfNotVouched e -> tell(node, e);
      case ExchangeEvent.GrowthProven e -> {}
      case ExchangeEvent.Posted e -> {}
      case ExchangeEvent.Sent e -> {}
      case ExchangeEvent.Duplicate e -> {}
      case ExchangeEvent.Receipted e -> {}
      case ExchangeEvent.OverdueClosed e -> {}
    }
  }

  private void tell(NodeId node, ExchangeEvent event) {
    history.tell(node.value(), event.toString());
  }

  private void alarm(NodeId node, ExchangeEvent event) {
    history.tell(node.value(), "ALARM " + event);
    alarms.add(node + ": " + event);
  }
}
