package trm.corridor.sim;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.Fact;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.HandoverId;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.file.FactList.Stated;

/** What happened in a run that two nodes saw in different orders, or that nobody expects. */
final class Crossings {
  /** One kind of it. */
  enum Kind {
    /** Two nodes accepted one offer. */
    TWO_ACCEPTANCES,
    /** An offer was accepted before its receiver knew that it had been revoked. */
    REVOCATION_AND_ACCEPTANCE,
    /** One node heard of a withdrawal before the departure, and another after it. */
    WITHDRAWAL_AND_DEPARTURE,
    /** Somebody confirmed an arrival where the person was not. */
    FALSE_ARRIVAL
  }

  private final Collection<Referral> files;

  Crossings(Collection<Referral> files) {
    this.files = List.copyOf(files);
  }

  /**
   * The kinds that came about.
   *
   * @param falseArrival whether somebody said that she had arrived where she was not, which no file
   *     knows of: every node refuses it
   */
  Set<String> seen(boolean falseArrival) {
    return Stream.of(Kind.values())
        .filter(kind -> kind == Kind.FALSE_ARRIVAL ? falseArrival : shows(kind))
        .map(Kind::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean shows(Kind kind) {
    return switch (kind) {
      case TWO_ACCEPTANCES -> files.stream().anyMatch(Crossings::hasTwoAcceptances);
      case REVOCATION_AND_ACCEPTANCE ->
          files.stream()
              .flatMap(file -> file.care().facts().all(OfferRevoked.class).stream())
              .map(revoked -> revoked.event().handoverId())
              .anyMatch(this::isAcceptedBeforeKnownToBeRevoked);
      case WITHDRAWAL_AND_DEPARTURE ->
          isSeen(ConsentWithdrawn.class, Departed.class)
              && isSeen(Departed.class, ConsentWithdrawn.class);
      case FALSE_ARRIVAL -> false;
    };
  }

  private static boolean hasTwoAcceptances(Referral file) {
    List<Stated<HandoverAccepted>> all = file.care().facts().all(HandoverAccepted.class);
    return all.stream()
        .anyMatch(
            one ->
                all.stream()
                    .anyMatch(
                        other ->
                            other.event().handoverId().equals(one.event().handoverId())
                                && !other.node().equals(one.node())));
  }

  private boolean isAcceptedBeforeKnownToBeRevoked(HandoverId id) {
    boolean senderRevokedFirst = files.stream().anyMatch(file -> isOwnAndRevokedFirst(file, id));
    return senderRevokedFirst
        && files.stream()
            .anyMatch(
                file ->
                    isBefore(
                        file,
                        event -> event instanceof HandoverAccepted a && a.handoverId().equals(id),
                        event -> event instanceof OfferRevoked r && r.handoverId().equals(id)));
  }

  /** At the sender: no acceptance was there when it revoked. */
  private static boolean isOwnAndRevokedFirst(Referral file, HandoverId id) {
    OptionalInt revoked =
        place(file, event -> event instanceof OfferRevoked r && r.handoverId().equals(id));
    OptionalInt accepted =
        place(file, event -> event instanceof HandoverAccepted a && a.handoverId().equals(id));
    return revoked.isPresent()
        && file.facts().get(revoked.getAsInt()).stamp().node().equals(file.self())
        && (accepted.isEmpty() || accepted.getAsInt() > revoked.getAsInt());
  }

  private boolean isSeen(
      Class<? extends ReferralEvent> earlier, Class<? extends ReferralEvent> later) {
    return files.stream().anyMatch(file -> isBefore(file, earlier::isInstance, later::isInstance));
  }

  private static boolean isBefore(
      Referral file, Predicate<ReferralEvent> earlier, Predicate<ReferralEvent> later) {
    OptionalInt first = place(file, earlier);
    OptionalInt second = place(file, later);
    return first.isPresent() && second.isPresent() && first.getAsInt() < second.getAsInt();
  }

  private static OptionalInt place(Referral file, Predicate<ReferralEvent> which) {
    List<Fact> facts = file.facts();
    return IntStream.range(0, facts.size())
        .filter(at -> which.test(facts.get(at).event()))
        .findFirst();
  }
}
