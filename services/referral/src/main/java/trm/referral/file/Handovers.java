package trm.referral.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.referral.Fact;
import trm.referral.HandoverId;
import trm.referral.NodeId;
import trm.referral.file.Handover.Stage;

/**
 * Every handover of the case that this node has heard of, oldest first.
 *
 * @param epoch the case's epoch: an offer of an earlier one moves nothing any more
 */
public record Handovers(NodeId self, long epoch, List<Handover> all) {

  /** What the facts of this node's copy say. */
  public static Handovers of(NodeId self, long epoch, List<Fact> facts) {
    Map<HandoverId, List<Fact>> steps = new LinkedHashMap<>();
    for (Fact fact : facts) {
      Handover.named(fact)
          .ifPresent(id -> steps.computeIfAbsent(id, any -> new ArrayList<>()).add(fact));
    }
    return new Handovers(
        self,
        epoch,
        steps.entrySet().stream()
            .map(entry -> new Handover(entry.getKey(), new FactList(entry.getValue())))
            .toList());
  }

  /** One of them. */
  public Optional<Handover> find(HandoverId id) {
    return all.stream().filter(handover -> handover.id().equals(id)).findFirst();
  }

  /** One that this node offered. */
  public Optional<Handover> findOwn(HandoverId id) {
    return find(id).filter(this::isOwn);
  }

  /** One that was offered to this node. */
  public Optional<Handover> findOffered(HandoverId id) {
    return find(id).filter(handover -> handover.offer().isPresent() && !isOwn(handover));
  }

  /** The one of this node's own that may still move responsibility. */
  public Optional<Handover> ownUnderWay(Instant now) {
    return all.stream().filter(this::isOwn).filter(h -> isUnderWay(h, now)).findFirst();
  }

  /** Whether an offer stands, before any departure, that this node made or accepted. */
  public boolean isPromised(Instant now) {
    return all.stream()
        .filter(handover -> isUnderWay(handover, now) && handover.stage() != Stage.DEPARTED)
        .anyMatch(handover -> isOwn(handover) || handover.isAcceptedBy(self));
  }

  private boolean isUnderWay(Handover handover, Instant now) {
    return isOfThisEpoch(handover) && handover.isUnderWay(now);
  }

  /** Whether an offer was made in the epoch in which the case still is. */
  public boolean isOfThisEpoch(Handover handover) {
    return handover.offer().filter(offer -> offer.epoch() == epoch).isPresent();
  }

  /** Whether the person is on the way from or to this node. */
  public boolean isInTransit() {
    return all.stream()
        .filter(this::isOfThisEpoch)
        .anyMatch(handover -> handover.stage() == Stage.DEPARTED);
  }

  /** The handover by which the person came here last. */
  public Optional<Handover> broughtHere() {
    return endedHere().reduce((earlier, later) -> later);
  }

  /** The handover by which the person came here the first time. */
  public Optional<Handover> broughtHereFirst() {
    return endedHere().findFirst();
  }

  private Stream<Handover> endedHere() {
    return all.stream().filter(h -> h.receiver().filter(self::equals).isPresent());
  }

  /** Whether a node answered for the person before, as far as this node has heard. */
  public boolean wasHeldBy(NodeId node) {
    return all.stream()
        .filter(handover -> handover.receiver().isPresent())
        .anyMatch(
            handover ->
                handover.receiver().filter(node::equals).isPresent()
                    || handover.sender().filter(node::equals).isPresent());
  }

  /** This node's own handovers whose outcome it still has to learn. */
  public Set<HandoverId> awaitingFeedback() {
    return all.stream()
        .filter(this::isOwn)
        .filter(handover -> handover.receiver().isPresent() && !handover.hasFeedback())
        .map(Handover::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isOwn(Handover handover) {
    return handover.sender().filter(self::equals).isPresent();
  }
}
