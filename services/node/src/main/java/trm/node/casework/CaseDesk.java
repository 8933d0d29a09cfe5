package trm.node.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.evidence.Digest;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.casework.Entries.Line;
import trm.node.casework.Entries.Standing;
import trm.node.wire.CodeCheck;
import trm.node.wire.UnknownCode;
import trm.referral.Basis;
import trm.referral.BrokenRule;
import trm.referral.CaseCommand;
import trm.referral.Decision;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.referral.Notice;
import trm.referral.Order;
import trm.referral.Referral;
import trm.referral.Situation;
import trm.referral.Stamp;

/**
 * Where an officer's order is decided and carried out. One order is one unit of work: the facts,
 * the sealed messages, the answer and the journal's entries are committed together or not at all.
 */
public final class CaseDesk {
  private final NodeId self;
  private final InstantSource clock;
  private final UnitOfWork unitOfWork;
  private final CaseStore cases;
  private final AnswerBook answers;
  private final RepeatDesk repeats;
  private final Situations situations;
  private final CodeCheck codes;
  private final Telling telling;
  private final Registrar registrar;
  private final Entries entries;

  CaseDesk(
      NodeId self,
      InstantSource clock,
      UnitOfWork unitOfWork,
      CaseStore cases,
      AnswerBook answers,
      RepeatDesk repeats,
      Situations situations,
      CodeCheck codes,
      Telling telling,
      Registrar registrar,
      Entries entries) {
    this.self = self;
    this.clock = clock;
    this.unitOfWork = unitOfWork;
    this.cases = cases;
    this.answers = answers;
    this.repeats = repeats;
    this.situations = situations;
    this.codes = codes;
    this.telling = telling;
    this.registrar = registrar;
    this.entries = entries;
  }

  /**
   * Decides and carries out an order, or gives the answer that it got before.
   *
   * @throws trm.exchange.StorageFault when the database failed. If that was at the commit, the
   *     order may have been carried out all the same; the same order under the same key may be
   *     given again, and gets the answer of the first one if there was one.
   */
  public CaseAnswer carryOut(CaseOrder order) {
    return unitOfWork.carryOut(work -> answer(work, order)).value();
  }

  /** The same within a unit of work that carries out more. */
  CaseAnswer answer(Work work, CaseOrder order) {
    return answers
        .find(order.by().client(), order.idempotencyKey())
        .map(given -> repeat(given, order))
        .orElseGet(() -> decide(work, order));
  }

  private static CaseAnswer repeat(AnswerBook.Given given, CaseOrder order) {
    return given.request().equals(order.request()) ? given.answer() : new CaseAnswer.KeyReused();
  }

  private CaseAnswer decide(Work work, CaseOrder order) {
    CaseFile file = cases.load(order.caseReference());
    return withoutTheLaw(order, file).orElseGet(() -> keep(work, order, file));
  }

  /** What is answered to whoever may not see the case, or sees an old one. */
  private Optional<CaseAnswer> withoutTheLaw(CaseOrder order, CaseFile file) {
    if (order.command() instanceof CaseCommand.OpenReferral) {
      return Optional.empty();
    }
    CaseLine line = cases.line(order.caseReference());
    if (line == null || !Visibility.isVisible(line, order.by()) || !mayLink(order)) {
      return Optional.of(new CaseAnswer.UnknownCase());
    }
    Long seen = order.seen();
    return seen == null || seen == file.version()
        ? Optional.empty()
        : Optional.of(
            new CaseAnswer.Changed(line, Visibility.readable(file.since(seen), order.by())));
  }

  private boolean mayLink(CaseOrder order) {
    return !(order.command() instanceof CaseCommand.LinkCases link)
        || Visibility.mayLink(cases.line(link.other()), order);
  }

  private CaseAnswer keep(Work work, CaseOrder order, CaseFile file) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    CaseAnswer.Kept answer = decide(work, order, file, now);
    AnswerBook.Given given = new AnswerBook.Given(order.request(), answer);
    answers.keep(order.by().client(), order.idempotencyKey(), given, now);
    return answer;
  }

  private CaseAnswer.Kept decide(Work work, CaseOrder order, CaseFile file, Instant now) {
    Referral before = Referral.replay(self, file.facts());
    Stamp stamp = order.stamp(before, now);
    Situation situation = situation(order, stamp, now);
    Order asked = new Order(order.command(), order.epoch(), order.turn(), stamp);
    return switch (before.decide(asked, situation)) {
      case Decision.Agreed agreed -> {
        List<UnknownCode> unknown = codes.unknownIn(agreed.facts());
        yield unknown.isEmpty()
            ? carryOut(work, order, file, agreed, situation, stamp)
            : new CaseAnswer.UnknownCodes(order.caseReference(), unknown);
      }
      case Decision.Refused refused -> refuse(work, order, before, refused.rules(), stamp);
    };
  }

  private CaseAnswer.Kept carryOut(
      Work work,
      CaseOrder order,
      CaseFile file,
      Decision.Agreed agreed,
      Situation situation,
      Stamp stamp) {
    Referral after = Referral.replay(self, joined(file.facts(), agreed.facts()));
    Telling.Prepared prepared =
        telling.prepare(
            order.caseReference(), agreed.notices(), after, situation.directory(), situation.now());
    if (!prepared.broken().isEmpty()) {
      Referral before = Referral.replay(self, file.facts());
      return refuse(work, order, before, prepared.broken(), stamp);
    }
    Registrar.Filed filed = registrar.file(work, file, after, agreed.facts(), prepared.messages());
    if (order.by().byCachedKeys()) {
      journalCachedKeys(work, agreed.notices(), filed.standing());
    }
    return new CaseAnswer.Done(
        order.caseReference(),
        filed.standing().epoch(),
        filed.standing().turn(),
        situation.freshId(),
        filed.messages(),
        filed.entry().orElseThrow(),
        repeats.earlier(order.caseReference(), agreed.facts(), order.by().organisation()),
        prepared.messages().stream().flatMap(Telling.Message::omission).toList());
  }

  /** An override stands on the officer's word alone, so it matters how he was known. */
  private void journalCachedKeys(Work work, List<Notice> notices, Standing standing) {
    notices.stream()
        .filter(notice -> notice.basis() instanceof Basis.RiskToLife)
        .map(notice -> entries.ofCachedKeys(notice, standing))
        .forEach(line -> work.journal(line.entry(), line.detail()));
  }

  private CaseAnswer.Kept refuse(
      Work work, CaseOrder order, Referral before, List<BrokenRule> rules, Stamp stamp) {
    Standing standing = new Standing(order.caseReference(), before.epoch(), before.turn());
    String command = order.command().getClass().getSimpleName();
    Line line = entries.ofRefusal(command, rules, standing, stamp);
    Digest entry = work.journal(line.entry(), line.detail());
    return new CaseAnswer.Refused(order.caseReference(), rules, entry);
  }

  private Situation situation(CaseOrder order, Stamp stamp, Instant now) {
    return situations.at(
        now,
        order.by().kind(),
        (handover, epoch) -> Entries.openingHash(handover, epoch, order.caseReference(), stamp));
  }

  private static List<Fact> joined(List<Fact> before, List<Fact> fresh) {
    return Stream.concat(before.stream(), fresh.stream()).toList();
  }
}
