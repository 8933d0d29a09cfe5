package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import trm.client.Done;
import trm.client.Message;
import trm.client.Request;

/** She excludes the authorities of her country: from one NGO's care to another's. */
final class NgosStory {
  private final Steps steps;
  private final Stage stage;
  private final Cast cast;

  NgosStory(Steps steps, Cast cast) {
    this.steps = steps;
    this.stage = steps.stage();
    this.cast = cast;
  }

  void play() {
    stage.narrator().plain("");
    stage.narrator().plain("A woman who does not exist, and whom her state must not find.");
    firstContact();
    theStateIsAskedNothing();
    home();
    theStateHeardNothing();
  }

  private void firstContact() {
    stage.narrator().chapter(1, "Not the authorities", "SOP 1 and 2: M1.1 to M1.4, M2.3");
    steps.open(cast.shelter(), "takes her in.");
    steps.firstHelp(cast.shelter(), List.of("HEALTH", "ORIGIN_AUTHORITIES"));
    stage.order(
        cast.shelter(),
        "writes down her consent: to NGOs only, and never to the authorities of her country.",
        "give-consent",
        consent());
    steps.refer(cast.shelter(), cast.coordinator(), "refers her to the national coordinator.");
    stage.order(
        cast.coordinator(),
        "records that she was advised on asylum; she makes no claim (M3.5).",
        "record-asylum-advice",
        terms("interpreter", true));
  }

  private Map<String, Object> consent() {
    Map<String, Object> consent =
        steps.consent(cast.shelter(), "PERSON", List.of("kind:NGO_NETWORK"));
    consent.put("exceptions", List.of("ORIGIN_AUTHORITIES"));
    return consent;
  }

  private void theStateIsAskedNothing() {
    stage.narrator().chapter(2, "The state is asked nothing", "SOP 4: M4.4, M4.7");
    stage.refusedBy(
        "SOP4-CONTACT-04",
        cast.coordinator(),
        "would have Mongolia's consular desk verify who she is.",
        "request-verification",
        terms(
            "to",
            Cast.ORIGIN,
            "kind",
            "NATIONALITY_AND_IDENTITY",
            "identity",
            steps.person().identity()));
    stage.order(
        cast.coordinator(),
        "records the passport that she carries; nobody has to issue one.",
        "record-travel-document",
        terms(
            "travelDocument", steps.travelDocument(60),
            "validUntil", days(steps.now(), 60)));
  }

  private void home() {
    stage.narrator().chapter(3, "From one NGO to another", "SOP 4: M4.2, M4.3, M4.9 to M4.13");
    Desk coordinator = cast.coordinator();
    Desk hearth = cast.hearth();
    steps.risk(coordinator, hearth);
    steps.acceptance(coordinator, hearth);
    Done plan =
        steps.plan(coordinator, hearth, hearth.organisation(), List.of("Macao", "Ulaanbaatar"));
    steps.confirm(coordinator, plan);
    steps.handOver(coordinator, hearth, "Arrivals, an invented fourth gate", true);
    steps.feedback(hearth);
    stage.tellDuty(hearth, Set.of(hearth.node()));
  }

  /** What each node sealed for whom stands in its ledger; what arrived would be a case. */
  private void theStateHeardNothing() {
    stage
        .narrator()
        .chapter(4, "The state heard nothing", "The ledgers of mail, and its own cases");
    Set<String> receivers = new TreeSet<>();
    for (Desk desk : List.of(cast.coordinator(), cast.hearth())) {
      for (Message sealed : desk.client().messages(stage.caseReference())) {
        receivers.add(sealed.recipient());
      }
    }
    stage.tellIf(
        receivers.equals(Set.of(cast.hearth().node(), Cast.DESTINATION)),
        "Every envelope of the case was sealed for one of: " + String.join(", ", receivers) + ".");
    stage.tellIf(
        isUnknownAt(cast.auditor(Cast.ORIGIN)),
        "Asked for the case by its reference, the state's node answers as for one that never was.");
  }

  private boolean isUnknownAt(Desk desk) {
    Request reading = Request.get("/cases/" + stage.caseReference());
    return desk.client().send(reading).statusCode() == 404;
  }
}
