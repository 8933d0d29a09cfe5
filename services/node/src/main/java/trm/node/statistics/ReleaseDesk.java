package trm.node.statistics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import trm.evidence.Digest;
import trm.evidence.journal.EntryDetail;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.casework.CaseStore;
import trm.node.casework.Freshness;
import trm.node.statistics.ReleaseBook.Kept;
import trm.node.wire.Names;
import trm.referral.CaseReference;
import trm.referral.NodeId;

/**
 * Makes the release of a period once its cut-off is over, and serves it from its day on. Release
 * and journal entry are one unit of work, so that nobody can make another one unseen. What was
 * released is never counted again: a consent or a withdrawal that comes later changes nothing in
 * it.
 */
public final class ReleaseDesk {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final NodeId self;
  private final UnitOfWork unitOfWork;
  private final CaseStore cases;
  private final ReleaseBook book;
  private final ReleaseCalendar calendar;
  private final Freshness fresh;

  public ReleaseDesk(
      NodeId self,
      UnitOfWork unitOfWork,
      CaseStore cases,
      ReleaseBook book,
      ReleaseCalendar calendar,
      Freshness fresh) {
    this.self = self;
    this.unitOfWork = unitOfWork;
    this.cases = cases;
    this.book = book;
    this.calendar = calendar;
    this.fresh = fresh;
  }

  /**
   * What is published, and what comes next.
   *
   * @param next the period of which nothing is published yet that comes first
   */
  public record Published(List<Kept> releases, ReleasePeriod next) {
    public Published {
      releases = List.copyOf(releases);
    }
  }

  /** Makes the next release if its cut-off is over. Answers whether it did. */
  public boolean step(Instant now) {
    ReleasePeriod period = next();
    return !now.isBefore(period.cutOff()) && make(period, now);
  }

  private ReleasePeriod next() {
    return calendar.after(unitOfWork.carryOut(_ -> book.releasedUntil()).value());
  }

  /** A case that cannot be read fails the release: a count without it would stand for ever. */
  private boolean make(ReleasePeriod period, Instant now) {
    Cohort cohort = new Cohort(self, period);
    for (CaseReference reference : begun(period)) {
      cohort.add(reference, unitOfWork.carryOut(_ -> cases.read(reference)).value().facts());
    }
    String text = JSON.writeValueAsString(Release.of(self.value(), period, cohort.rows()));
    Kept release = new Kept(period, text, Digest.sha256(text.getBytes(StandardCharsets.UTF_8)));
    return unitOfWork.carryOut(work -> keep(work, release, now)).value();
  }

  private List<CaseReference> begun(ReleasePeriod period) {
    return unitOfWork.carryOut(_ -> book.begun(period.begins(), period.ends())).value();
  }

  private boolean keep(Work work, Kept release, Instant now) {
    if (!book.add(release, now)) {
      return false;
    }
    String json =
        "{\"release\":\"%s\",\"digest\":\"%s\"}".formatted(release.period().id(), release.digest());
    EntryDetail detail = new EntryDetail(fresh.salt(), json.getBytes(StandardCharsets.UTF_8), null);
    work.journal(
        new MailEntries(Names.toProof(self)).statisticsReleased(release.period().id(), detail, now),
        detail);
    return true;
  }

  /** What may be read by now. */
  public Published published(Instant now) {
    List<Kept> releases = unitOfWork.carryOut(_ -> book.published(now)).value();
    return new Published(
        releases, calendar.after(releases.stream().map(kept -> kept.period().until()).findFirst()));
  }

  /** One of them; a release is hidden until its day. */
  public Optional<Kept> find(String id, Instant now) {
    return published(now).releases().stream()
        .filter(kept -> kept.period().id().equals(id))
        .findFirst();
  }
}
