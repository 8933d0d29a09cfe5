package trm.referral.file;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.DirectoryView;
import trm.referral.DirectoryView.NodeView;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.HandoverEvent.Departed;
import trm.referral.Identity;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.NodeId;
import trm.referral.Referral;
import trm.referral.ReferralEvent;

/**
 * Which countries are the person's own in this case, as far as its file knows: every one that she
 * or anybody claimed for her, and every one that was asked whether she is its own. A claim that was
 * corrected counts on, since the wrong one of the two may be the second. Of whom nothing is known,
 * any other state may be her own, save the one that had her in its care and sent her here.
 */
public record Origin(Referral referral, DirectoryView directory) {
  private static final String CITIZENSHIPS = "prs_Citizenship";
  private static final Set<String> ASKED_OF_HER_OWN_STATE =
      Set.of(
          "NATIONALITY_AND_IDENTITY",
          "PERMANENT_RESIDENCE",
          "DOCUMENT_GENUINE",
          "TRAVEL_DOCUMENT",
          "RETURN");

  /** Whether a request of this kind asks a state about a person of its own. */
  public static boolean isAskedOfHerOwnState(String requestKind) {
    return ASKED_OF_HER_OWN_STATE.contains(requestKind);
  }

  /** The directory, in which every node of such a country says so. */
  public DirectoryView inThisCase() {
    Set<String> known = territories();
    Set<String> others = notHers();
    return directory.marking(
        node ->
            known.isEmpty()
                ? !others.contains(node.territory())
                : known.contains(node.territory()));
  }

  /** This country, and each from which she was brought here. */
  private Set<String> notHers() {
    Set<String> countries = new TreeSet<>(Set.of(territory(referral.self())));
    referral
        .handovers()
        .broughtHereFirst()
        .flatMap(Handover::sender)
        .map(this::territory)
        .ifPresent(countries::add);
    return countries;
  }

  /** ISO 3166-1 alpha-2 codes; none where the file knows nothing. */
  private Set<String> territories() {
    Set<String> known = new TreeSet<>();
    referral.facts().stream().flatMap(this::named).forEach(known::add);
    known.remove("");
    return known;
  }

  private Stream<String> named(Fact fact) {
    Stream<String> claimed = stated(fact.event()).held().map(Identity::nationalityClaimed).stream();
    return Stream.of(claimed, citizenships(fact.event()), asked(fact))
        .flatMap(named -> named)
        .map(String::strip);
  }

  /** An intake file names every citizenship, and an identity has room for one of them. */
  private static Stream<String> citizenships(ReferralEvent event) {
    Guarded<Map<String, String>> fields =
        event instanceof IntakeRecorded intake ? intake.intake() : Guarded.withheld();
    return fields.held().map(field -> field.get(CITIZENSHIPS)).stream()
        .flatMap(named -> Stream.of(named.split(",")));
  }

  private static Guarded<Identity> stated(ReferralEvent event) {
    return switch (event) {
      case IntakeRecorded intake -> intake.identity();
      case RequestMade asked -> asked.identity();
      case DataAdded added -> added.identity();
      case Departed departed -> departed.identity();
      case FactCorrected corrected -> corrected.identity();
      case ReferralEvent other -> Guarded.withheld();
    };
  }

  private Stream<String> asked(Fact fact) {
    return switch (fact.event()) {
      case RequestMade asked when isAskedOfHerOwnState(asked.kind()) ->
          receivers(asked, fact).map(this::territory);
      case AnswerGiven answer when isAskedOfHerOwnState(answer.kind()) ->
          Stream.of(territory(fact.stamp().node()));
      case ReferralEvent other -> Stream.empty();
    };
  }

  private Stream<NodeId> receivers(RequestMade asked, Fact fact) {
    return fact.stamp().node().equals(referral.self())
        ? referral.peers().addressees(asked.requestId()).stream()
        : Stream.of(referral.self());
  }

  private String territory(NodeId node) {
    return directory.find(node).map(NodeView::territory).orElse("");
  }
}
