package trm.node.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.exchange.Work;
import trm.exchange.inbox.InboxStore;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.OutboxStore;
import trm.node.casework.Entries.Line;
import trm.node.casework.Entries.Standing;
import trm.node.feed.Feed;
import trm.node.wire.Names;
import trm.referral.Basis;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.LocalEvent;
import trm.referral.Part;
import trm.referral.Referral;

/**
 * Files what was decided, whoever decided it: facts, messages, erasures and journal entries, all in
 * the caller's unit of work.
 */
final class Registrar {
  private final CaseStore cases;
  private final AttachmentStore attachments;
  private final OutboxStore outbox;
  private final InboxStore inbox;
  private final Courier courier;
  private final DisclosureBook disclosures;
  private final Entries entries;
  private final RepeatDesk repeats;
  private final WorkSheet sheet;
  private final Feed feed;

  Registrar(
      CaseStore cases,
      AttachmentStore attachments,
      OutboxStore outbox,
      InboxStore inbox,
      Courier courier,
      DisclosureBook disclosures,
      Entries entries,
      RepeatDesk repeats,
      WorkSheet sheet,
      Feed feed) {
    this.cases = cases;
    this.attachments = attachments;
    this.outbox = outbox;
    this.inbox = inbox;
    this.courier = courier;
    this.disclosures = disclosures;
    this.entries = entries;
    this.repeats = repeats;
    this.sheet = sheet;
    this.feed = feed;
  }

  /**
   * What was filed.
   *
   * @param entry leaf hash of the last entry about a fact of this node; empty when every fact was a
   *     peer's
   */
  record Filed(Standing standing, List<MessageId> messages, Optional<Digest> entry) {}

  /** Files new facts of a case with the messages that tell of them. */
  Filed file(
      Work work, CaseFile file, Referral after, List<Fact> fresh, List<Telling.Message> messages) {
    CaseReference caseReference = file.caseReference();
    Standing standing = new Standing(caseReference, after.epoch(), after.turn());
    List<FiledFact> filed =
        fresh.stream().map(fact -> new FiledFact(fact, after.partOf(fact))).toList();
    CaseLine before = cases.line(caseReference);
    CaseLine line = line(file, after, fresh);
    cases.append(caseReference, file.version(), filed, line);
    feed.file(work, filing(before, line, fresh));
    repeats.file(caseReference, filed);
    Optional<Digest> last = journal(work, after, filed, standing);
    List<MessageId> posted = post(work, messages, standing);
    erase(caseReference, fresh);
    sheet.file(work, caseReference, remaining(caseReference, after, fresh));
    return new Filed(standing, posted, last);
  }

  private static Feed.Filing filing(@Nullable CaseLine before, CaseLine line, List<Fact> fresh) {
    return new Feed.Filing(
        line.caseReference(),
        line.epoch(),
        line.turn(),
        before == null ? Set.of() : before.organisations(),
        line.organisations(),
        fresh);
  }

  private Optional<Digest> journal(
      Work work, Referral after, List<FiledFact> filed, Standing standing) {
    Optional<Digest> last = Optional.empty();
    for (FiledFact fact : filed) {
      if (fact.fact().stamp().node().equals(after.self())) {
        Line line = entries.ofFact(fact, standing);
        last = Optional.of(work.journal(line.entry(), line.detail()));
      }
    }
    return last;
  }

  private List<MessageId> post(Work work, List<Telling.Message> messages, Standing standing) {
    List<MessageId> posted = new ArrayList<>();
    for (Telling.Message message : messages) {
      if (message.notice().basis() instanceof Basis.RiskToLife risk) {
        Line line = entries.ofOverride(message.notice(), risk, standing);
        work.journal(line.entry(), line.detail());
      }
      MessageId id = courier.post(work, message.dispatch(standing));
      disclosures.add(standing.caseReference(), message.disclosure(id));
      posted.add(id);
    }
    return posted;
  }

  /** What was erased with these facts is in no list either, not even as a time. */
  private Referral remaining(CaseReference caseReference, Referral after, List<Fact> fresh) {
    return fresh.stream().anyMatch(fact -> fact.event() instanceof LocalEvent.ErasureCarriedOut)
        ? Referral.replay(after.self(), cases.read(caseReference).facts())
        : after;
  }

  /** Destroys keys last, so that nothing of this very work is written under one of them after. */
  private void erase(CaseReference caseReference, List<Fact> fresh) {
    for (Fact fact : fresh) {
      switch (fact.event()) {
        case LocalEvent.ErasureCarriedOut erasure -> erase(caseReference, erasure.erased());
        case LocalEvent.RetentionEnded ended -> erase(caseReference, ended.erased());
        case trm.referral.ReferralEvent other -> {}
      }
    }
  }

  private void erase(CaseReference caseReference, Collection<Part> parts) {
    for (Part part : parts) {
      cases.destroyKey(caseReference, part);
      attachments.erase(caseReference, part);
      repeats.forget(caseReference, part);
      outbox.erase(Names.toProof(caseReference), part.name());
    }
    inbox.eraseParked(Names.toProof(caseReference));
  }

  private static CaseLine line(CaseFile file, Referral after, List<Fact> fresh) {
    Instant changedAt = fresh.getLast().stamp().recordedAt();
    return new CaseLine(
        file.caseReference(),
        file.version() + fresh.size(),
        after.epoch(),
        after.authority(),
        after.duty(),
        after.turn(),
        after.turnHolder().orElse(null),
        new Participants(after).organisations(),
        changedAt);
  }
}
