package trm.corridor.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trm.evidence.NodeId;
import trm.exchange.outbox.DeliveryFault;
import trm.exchange.outbox.Transport;

/**
 * A broker at its worst: it loses, doubles, delays and reorders what it confirmed, confirms nothing
 * of what it has, and is cut off from a node for days. A mailbox keeps what was not acknowledged.
 */
final class Network {
  private final Dice dice;
  private final Schedule schedule;
  private final History history;
  private final Fate fate;
  private final Map<NodeId, Deque<byte[]>> mailboxes = new HashMap<>();
  private final Set<NodeId> cutOff = new HashSet<>();
  private boolean kind;

  Network(Dice dice, Schedule schedule, History history, Fate fate) {
    this.dice = dice;
    this.schedule = schedule;
    this.history = history;
    this.fate = fate;
  }

  void becomeKind() {
    kind = true;
    cutOff.clear();
  }

  /** Cuts a node off, in both directions, until it is mended. */
  void cutOff(NodeId node, Duration until) {
    if (cutOff.add(node)) {
      history.misfortune(node, "is cut off for " + until.toHours() + " hours");
      schedule.in(until, () -> mend(node));
    }
  }

  private void mend(NodeId node) {
    if (cutOff.remove(node)) {
      history.note(node, "is reached again");
    }
  }

  /** How one node sends. */
  Transport from(NodeId sender) {
    return (recipient, recordKey, envelope) -> carry(sender, recipient, envelope);
  }

  private void carry(NodeId sender, NodeId recipient, byte[] envelope) {
    if (cutOff.contains(sender) || cutOff.contains(recipient)) {
      throw new DeliveryFault(DeliveryFault.Code.BROKER_AWAY, "Cut off by the simulation.");
    }
    if (!fate.strikes(15)) {
      arrive(recipient, envelope);
    } else {
      history.misfortune(sender, "an envelope to " + recipient + " is lost");
    }
    if (fate.strikes(15)) {
      arrive(recipient, envelope);
    }
    if (fate.strikes(25)) {
      throw new DeliveryFault(DeliveryFault.Code.BROKER_AWAY, "It may have it all the same.");
    }
  }

  private void arrive(NodeId recipient, byte[] envelope) {
    schedule.in(dice.upTo(slowness()), () -> mailbox(recipient).add(envelope));
  }

  private Duration slowness() {
    if (kind || !dice.oneIn(3)) {
      return Duration.ofSeconds(1);
    }
    return dice.oneIn(10) ? Duration.ofHours(6) : Duration.ofMinutes(2);
  }

  /** The oldest envelopes of a mailbox; they stay there until they are acknowledged. */
  List<byte[]> oldest(NodeId node, int max) {
    return cutOff.contains(node)
        ? List.of()
        : new ArrayList<>(mailbox(node)).subList(0, Math.min(max, mailbox(node).size()));
  }

  void acknowledge(NodeId node, int count) {
    for (int i = 0; i < count; i++) {
      mailbox(node).removeFirst();
    }
  }

  private Deque<byte[]> mailbox(NodeId node) {
    return mailboxes.computeIfAbsent(node, any -> new ArrayDeque<>());
  }
}
