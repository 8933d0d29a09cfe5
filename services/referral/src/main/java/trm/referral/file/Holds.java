package trm.referral.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.referral.HoldId;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.LocalEvent.HoldReleased;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.ProceedingsEvent.HoldLifted;
import trm.referral.ProceedingsEvent.HoldTold;

/**
 * The holds that stop the mechanism's transfer. Of a peer's hold nothing is known but that it is.
 */
public record Holds(List<Hold> all) {
  private static final Set<String> FOR_JUSTICE = Set.of("WITNESS", "COURT_ORDER");

  /**
   * One hold.
   *
   * @param by the node that placed it
   * @param placed what is known of it; absent for a peer's
   */
  public record Hold(HoldId id, NodeId by, @Nullable HoldPlaced placed, boolean open) {

    /**
     * Whether it serves proceedings, so that any prosecutor or court of its node may release it.
     */
    public boolean isForJustice() {
      return placed != null && placed.kind().held().filter(FOR_JUSTICE::contains).isPresent();
    }

    /** Whether an organisation of this node placed it. */
    public boolean isPlacedBy(OrganisationId organisation) {
      return placed != null && placed.author().equals(organisation);
    }
  }

  /** What the facts of this node's copy say. */
  public static Holds of(FactList list) {
    Set<HoldId> ended =
        Stream.concat(
                list.all(HoldReleased.class).stream().map(e -> e.event().holdId()),
                list.all(HoldLifted.class).stream().map(e -> e.event().holdId()))
            .collect(Collectors.toSet());
    Stream<Hold> own =
        list.all(HoldPlaced.class).stream()
            .map(e -> hold(e.event().holdId(), e.node(), e.event(), ended));
    Stream<Hold> told =
        list.all(HoldTold.class).stream().map(e -> hold(e.event().holdId(), e.node(), null, ended));
    return new Holds(Stream.concat(own, told).toList());
  }

  private static Hold hold(HoldId id, NodeId by, @Nullable HoldPlaced placed, Set<HoldId> ended) {
    return new Hold(id, by, placed, !ended.contains(id));
  }

  /** Those that stand. */
  public List<Hold> open() {
    return all.stream().filter(Hold::open).toList();
  }

  /** Those that stand and that nobody but this organisation of this node may release. */
  public List<Hold> onlyReleasedBy(OrganisationId organisation) {
    return open().stream()
        .filter(hold -> hold.isPlacedBy(organisation) && !hold.isForJustice())
        .toList();
  }

  /** One that stands. */
  public Optional<Hold> findOpen(HoldId id) {
    return open().stream().filter(hold -> hold.id().equals(id)).findFirst();
  }
}
