package trm.node.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import trm.exchange.Work;
import trm.node.feed.FeedEntry.About;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.LocalEvent.CaseLinked;
import trm.referral.OrganisationId;

/** Writes what happened in a case, in the unit of work in which it is filed. */
public final class Feed {
  private final Consumer<List<FeedEntry>> writer;
  private final Supplier<UUID> fresh;

  public Feed(FeedBook book, Supplier<UUID> fresh) {
    this.writer = book::append;
    this.fresh = fresh;
  }

  /**
   * What is filed.
   *
   * @param before the organisations that took part in the case until now
   * @param after those that take part in it now
   */
  public record Filing(
      CaseReference caseReference,
      long epoch,
      long turn,
      Set<OrganisationId> before,
      Set<OrganisationId> after,
      List<Fact> facts) {
    public Filing {
      before = Set.copyOf(before);
      after = Set.copyOf(after);
      facts = List.copyOf(facts);
    }
  }

  /**
   * Writes an entry a fact. An organisation that takes part from now on is told that first, and
   * nothing of what was before: it reads the case for that.
   */
  public void file(Work work, Filing filing) {
    newcomers(filing).forEach(one -> work.together(writer, visible(filing, one)));
    filing.facts().forEach(fact -> work.together(writer, happened(filing, fact)));
  }

  private static Set<OrganisationId> newcomers(Filing filing) {
    Set<OrganisationId> newcomers = new HashSet<>(filing.after());
    newcomers.removeAll(filing.before());
    Set<OrganisationId> sorted =
        new TreeSet<>(java.util.Comparator.comparing(OrganisationId::value));
    sorted.addAll(newcomers);
    return sorted;
  }

  private FeedEntry visible(Filing filing, OrganisationId to) {
    Fact last = filing.facts().getLast();
    return new FeedEntry(
        new EntryId(fresh.get()),
        FeedType.CASE_VISIBLE,
        last.stamp().occurredAt(),
        last.stamp().recordedAt(),
        new About.OfCase(filing.caseReference(), null, filing.epoch(), filing.turn()),
        Set.of(to),
        false);
  }

  private FeedEntry happened(Filing filing, Fact fact) {
    FeedType type = FeedType.of(fact.event());
    String measure = type.isUnnamed() ? null : fact.stamp().measure();
    boolean linked = fact.event() instanceof CaseLinked;
    return new FeedEntry(
        new EntryId(fresh.get()),
        type,
        fact.stamp().occurredAt(),
        fact.stamp().recordedAt(),
        new About.OfCase(filing.caseReference(), measure, filing.epoch(), filing.turn()),
        // A link is the linking organisation's own, as in the file.
        linked ? Set.of(fact.stamp().organisation()) : filing.after(),
        !linked);
  }
}
