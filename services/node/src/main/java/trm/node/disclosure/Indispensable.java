package trm.node.disclosure;

import java.util.Set;
import java.util.TreeSet;
import trm.referral.AssistanceEvent;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.ConsentEvent;
import trm.referral.CrossingEvent;
import trm.referral.HandoverEvent;
import trm.referral.ProceedingsEvent;
import trm.referral.ReturnEvent;
import trm.referral.SafetyEvent;

/**
 * Fields that a schema lets be absent but without which a message would ask or say nothing: a
 * verification without the identity to verify must be refused at home, not answered abroad.
 */
final class Indispensable {
  private Indispensable() {}

  static Set<String> fieldsOf(CrossingEvent event) {
    return switch (event) {
      case RequestMade request -> ofRequest(request.kind());
      case AnswerGiven answer -> ofAnswer(answer.kind());
      case DataAdded added -> Set.of("identity", "clues", "identityFiles", "homeFiles");
      case FactCorrected corrected -> ofCorrection(corrected);
      case AssistanceEvent other -> Set.of();
      case ConsentEvent other -> Set.of();
      case HandoverEvent other -> Set.of();
      case ReturnEvent other -> Set.of();
      case ProceedingsEvent other -> Set.of();
      case SafetyEvent other -> Set.of();
    };
  }

  /** Told whole or not at all: a half of it would leave the other half wrong and look like all. */
  private static Set<String> ofCorrection(FactCorrected corrected) {
    Set<String> given = new TreeSet<>();
    if (corrected.clues().isHeld()) {
      given.add("clues");
    }
    if (corrected.travelDocument().isHeld()) {
      given.add("travelDocument");
    }
    if (corrected.identity().isHeld() || given.isEmpty()) {
      given.add("identity");
    }
    return given;
  }

  private static Set<String> ofRequest(String kind) {
    return switch (kind) {
      case "NATIONALITY_AND_IDENTITY", "PERMANENT_RESIDENCE", "TRAVEL_DOCUMENT" ->
          Set.of("identity");
      case "DOCUMENT_GENUINE" -> Set.of("identity", "identityFiles");
      case "FAMILY_TRACING", "FAMILY_STUDY" -> Set.of("clues");
      case "COUNTRY_INFORMATION" -> Set.of("capacities");
      case "CAPACITY" -> Set.of("profile", "capacities");
      default -> Set.of();
    };
  }

  private static Set<String> ofAnswer(String kind) {
    return kind.equals("TRAVEL_DOCUMENT")
        ? Set.of("travelDocument", "identityFiles", "homeFiles")
        : Set.of("identityFiles", "homeFiles");
  }
}
