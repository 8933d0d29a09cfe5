package trm.referral.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.DirectoryView.NodeView;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.TravelDocumentRecorded;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.ReferralEvent;
import trm.referral.TravelDocument;
import trm.referral.file.Days;
import trm.referral.file.FactList.Stated;
import trm.referral.profile.Term;

/**
 * Travel documents: whoever holds one or was told of it watches its end, and so does the desk that
 * issued it, until the person is home. That desk is then owed the word that she is.
 */
record DocumentDeadlines(Copy copy) {
  private static final String DOCUMENT = "M4.7";
  private static final String RECEPTION = "M4.11";

  Stream<Deadline> all() {
    return Stream.concat(
        copy.facts().facts().stream().flatMap(fact -> watch(fact).stream()),
        copy.facts().all(AnswerGiven.class).stream()
            .filter(this::isIssuedHere)
            .flatMap(issued -> notice(issued).stream()));
  }

  private Optional<Deadline> watch(Fact fact) {
    return validUntil(fact).map(until -> watch(new Stated<>(fact.event(), fact), until));
  }

  private static Optional<LocalDate> validUntil(Fact fact) {
    return switch (fact.event()) {
      case TravelDocumentRecorded recorded -> Optional.of(recorded.validUntil());
      case AnswerGiven answer -> Optional.ofNullable(answer.documentValidUntil());
      case FactCorrected corrected ->
          corrected.travelDocument().held().map(TravelDocument::expiresOn);
      case ReferralEvent other -> Optional.empty();
    };
  }

  private Deadline watch(Stated<?> known, LocalDate until) {
    Due due =
        Copy.due(
            Copy.startOf(copy.provisions().documentWarning(until)),
            copy.provisions().profile().term(Term.DOCUMENT_WARNING));
    Deadline owed = copy.own("document:" + until, Kind.DOCUMENT_WARNING, DOCUMENT, known, due);
    return ended(tooShort(known, until).map(owed::dueAlready).orElse(owed), known);
  }

  /** A journey that ends after the document is looked at now, and not shortly before its end. */
  private Optional<Instant> tooShort(Stated<?> known, LocalDate until) {
    Instant told = Copy.recordedAt(known);
    return copy.referral()
        .care()
        .plannedArrival()
        .filter(until::isBefore)
        .flatMap(
            arrival ->
                copy.facts().all(PlanShared.class).reversed().stream()
                    .filter(plan -> plan.event().kind().equals("RETURN"))
                    .findFirst())
        .map(Copy::recordedAt)
        .map(planned -> planned.isAfter(told) ? planned : told);
  }

  private Deadline ended(Deadline owed, Stated<?> known) {
    Deadline watched = isIssuedHere(known) ? owed.onDeskOf(issuer(known)) : owed;
    Deadline replaced =
        copy.later(known).facts().stream()
            .filter(fact -> validUntil(fact).isPresent())
            .findFirst()
            .map(fact -> watched.answeredAt(fact.stamp().recordedAt()))
            .orElse(watched);
    Deadline home =
        isIssuedHere(known)
            ? homecoming(known)
                .map(arrival -> replaced.notOwedSince(Copy.recordedAt(arrival)))
                .orElse(replaced)
            : replaced;
    return copy.unlessOver(home, known);
  }

  private boolean isIssuedHere(Stated<?> known) {
    return copy.isOwn(known)
        && known.event() instanceof AnswerGiven answer
        && answer.documentValidUntil() != null;
  }

  private Desk issuer(Stated<?> issued) {
    return copy.desk(DOCUMENT, organisation(issued));
  }

  private static OrganisationId organisation(Stated<?> issued) {
    return issued.fact().stamp().organisation();
  }

  private Optional<Stated<ArrivalConfirmed>> homecoming(Stated<?> issued) {
    return copy.later(issued).all(ArrivalConfirmed.class).stream()
        .filter(arrival -> isHome(arrival.node()))
        .findFirst();
  }

  private boolean isHome(NodeId node) {
    return node.equals(copy.self()) || here().filter(own -> isIn(own, node)).isPresent();
  }

  private Optional<String> here() {
    return copy.directory().find(copy.self()).map(NodeView::territory);
  }

  private boolean isIn(String territory, NodeId node) {
    return copy.directory()
        .find(node)
        .map(NodeView::territory)
        .filter(territory::equals)
        .isPresent();
  }

  private Optional<Deadline> notice(Stated<AnswerGiven> issued) {
    return homecoming(issued).map(arrival -> notice(issued, arrival));
  }

  /** Taken note of when the desk records what became of the document. */
  private Deadline notice(Stated<AnswerGiven> issued, Stated<ArrivalConfirmed> arrival) {
    Instant from = Copy.recordedAt(arrival);
    Due due =
        copy.within(RECEPTION, copy.self(), from).orElse(Due.stated(Copy.endOf(Days.of(from))));
    Deadline owed =
        copy.own(
                "notice:" + issued.event().requestId(), Kind.ARRIVAL_NOTICE, DOCUMENT, arrival, due)
            .onDeskOf(issuer(issued));
    Deadline noted =
        copy.later(arrival).facts().stream()
            .filter(fact -> isNoted(fact, organisation(issued)))
            .findFirst()
            .map(fact -> owed.answeredAt(fact.stamp().recordedAt()))
            .orElse(owed);
    return copy.unlessOver(noted, arrival);
  }

  private static boolean isNoted(Fact fact, OrganisationId desk) {
    return fact.event() instanceof MeasureRecorded recorded
        && recorded.measure().equals(DOCUMENT)
        && fact.stamp().organisation().equals(desk);
  }
}
