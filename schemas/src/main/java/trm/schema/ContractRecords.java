package trm.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import trm.event.AnswerGiven;
import trm.event.ArrivalConfirmed;
import trm.event.AssessmentShared;
import trm.event.Attachment;
import trm.event.ClearanceRevoked;
import trm.event.Clues;
import trm.event.ConsentGiven;
import trm.event.ConsentNarrowed;
import trm.event.ConsentWithdrawn;
import trm.event.DataAdded;
import trm.event.DecisionTold;
import trm.event.Departed;
import trm.event.ErasureConfirmed;
import trm.event.FactCorrected;
import trm.event.FeedbackGiven;
import trm.event.FollowUpReported;
import trm.event.HandoverAccepted;
import trm.event.HandoverClosed;
import trm.event.HandoverDeclined;
import trm.event.HandoverOffered;
import trm.event.HoldLifted;
import trm.event.HoldTold;
import trm.event.HomeAttachment;
import trm.event.Identity;
import trm.event.Kept;
import trm.event.Leg;
import trm.event.MissingPerson;
import trm.event.NoShow;
import trm.event.OfferRevoked;
import trm.event.PartialAddress;
import trm.event.PlanShared;
import trm.event.ProceedingsNotice;
import trm.event.Profile;
import trm.event.RequestMade;
import trm.event.ReturnClearance;
import trm.event.Risk;
import trm.event.RiskAlert;
import trm.event.StatusTold;
import trm.event.TravelDocument;
import trm.event.UnannouncedArrival;
import trm.event.UnplannedDeparture;
import trm.wire.CheckpointAsked;
import trm.wire.CheckpointTold;
import trm.wire.ConsistencyProof;
import trm.wire.ContactAnswered;
import trm.wire.ContactTested;
import trm.wire.GapRequested;
import trm.wire.JournalAttestation;
import trm.wire.ReceiptBatch;
import trm.wire.ReceiptText;
import trm.wire.SealedEnvelope;
import trm.wire.SequenceSkipped;

/**
 * The records of this release, by name and not by scanning: bytes from outside can make an object
 * of these classes and of no other.
 */
final class ContractRecords {
  private ContractRecords() {}

  /** What has a kind: the events of cases, then the courier's own. */
  static List<SpecificRecordBase> events() {
    return Stream.concat(ofCases().stream(), ofTheCourier().stream()).toList();
  }

  /**
   * What can stand alone as single-object bytes: the events, the envelope and the journal's leaf.
   */
  static List<SpecificRecordBase> standingAlone() {
    return Stream.concat(
            events().stream(), Stream.of(new SealedEnvelope(), new JournalAttestation()))
        .toList();
  }

  /** Everything, the parts of other records included. */
  static List<SpecificRecordBase> all() {
    return Stream.concat(standingAlone().stream(), parts().stream()).toList();
  }

  static int versionOf(Schema schema) {
    return schema.getObjectProp("version") instanceof Integer version
        ? version
        : Integer.parseInt(property(schema, "version"));
  }

  static String property(Schema schema, String name) {
    return Optional.ofNullable(schema.getProp(name))
        .orElseThrow(
            () -> new IllegalStateException(schema.getFullName() + " does not state its " + name));
  }

  private static List<SpecificRecordBase> ofCases() {
    return List.of(
        new ConsentGiven(),
        new ConsentNarrowed(),
        new ConsentWithdrawn(),
        new AssessmentShared(),
        new RequestMade(),
        new DataAdded(),
        new AnswerGiven(),
        new DecisionTold(),
        new PlanShared(),
        new HoldTold(),
        new HoldLifted(),
        new ReturnClearance(),
        new ClearanceRevoked(),
        new HandoverOffered(),
        new HandoverAccepted(),
        new HandoverDeclined(),
        new OfferRevoked(),
        new Departed(),
        new ArrivalConfirmed(),
        new NoShow(),
        new MissingPerson(),
        new HandoverClosed(),
        new UnannouncedArrival(),
        new UnplannedDeparture(),
        new RiskAlert(),
        new ProceedingsNotice(),
        new FollowUpReported(),
        new FeedbackGiven(),
        new FactCorrected(),
        new ErasureConfirmed(),
        new StatusTold());
  }

  private static List<SpecificRecordBase> ofTheCourier() {
    return List.of(
        new ReceiptBatch(),
        new GapRequested(),
        new SequenceSkipped(),
        new CheckpointAsked(),
        new CheckpointTold(),
        new ContactTested(),
        new ContactAnswered());
  }

  private static List<SpecificRecordBase> parts() {
    return List.of(
        new Attachment(),
        new Clues(),
        new HomeAttachment(),
        new Identity(),
        new Kept(),
        new Leg(),
        new PartialAddress(),
        new Profile(),
        new Risk(),
        new TravelDocument(),
        new ConsistencyProof(),
        new ReceiptText());
  }
}
