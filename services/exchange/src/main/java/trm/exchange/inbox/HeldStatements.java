package trm.exchange.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.evidence.NodeId;
import trm.evidence.seal.Opening;
import trm.evidence.seal.Seal;

/**
 * What this node can show a peer of the peer's own word, as the peer signed it. A peer that was set
 * up from a backup finds by it that it forgot a life which sent and heard nothing.
 */
public final class HeldStatements {
  /**
   * A restore loses what was said last. More than one is shown, since clocks are set back and works
   * that run at the same time are not dated in the order of their numbers.
   */
  private static final int NEWEST_MAX = 32;

  private static final int PARKED_MAX = 32;

  private final Seal seal;
  private final InboxStore inbox;

  public HeldStatements(Seal seal, InboxStore inbox) {
    this.seal = seal;
    this.inbox = inbox;
  }

  /** The newest of a peer's statements in conversations, and the newest that wait. */
  List<String> newest(NodeId sender, Instant now) {
    Stream<String> noted = inbox.newest(sender, NEWEST_MAX).stream().map(one -> one.signed().jws());
    Stream<String> parked =
        inbox.parked(sender, PARKED_MAX).stream().flatMap(one -> read(one, now).stream());
    return Stream.concat(noted, parked).toList();
  }

  /** The statement that waits behind a gap. */
  Optional<String> behind(Gap gap, Instant now) {
    return inbox.ahead(gap.conversation(), gap.to() + 1).stream()
        .flatMap(it -> it instanceof Ahead.Parked parked ? Stream.of(parked) : Stream.empty())
        .flatMap(parked -> read(parked, now).stream())
        .findFirst();
  }

  /** Nothing where it cannot be opened today, with the keys and the directory of today. */
  private Optional<String> read(Ahead.Parked parked, Instant now) {
    return seal.open(parked.envelope(), now) instanceof Opening.Opened opened
        ? Optional.of(opened.statement().jws())
        : Optional.empty();
  }
}
