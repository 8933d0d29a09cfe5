package trm.node.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import trm.referral.AttachmentId;
import trm.referral.CrossingEvent;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.Stamp;
import trm.schema.EventCatalogue;
import trm.schema.EventType;
import trm.schema.SingleObject;

/**
 * Facts as the Avro bytes that cross between nodes. A record component and a schema field are the
 * same when they have the same name; making a codec fails when any crossing event and its schema
 * disagree. Times cross in whole milliseconds. Immutable and safe to share.
 */
public final class WireCodec {
  /** The fields with which every event begins; they are the fact's stamp. */
  static final List<String> STAMP =
      List.of("occurredAt", "recordedAt", "measure", "organisation", "officer");

  private final EventCatalogue catalogue;
  private final SingleObject singleObject;
  private final Map<String, RecordForm<? extends CrossingEvent>> forms;

  /**
   * Lays every crossing event beside its schema.
   *
   * @throws IllegalArgumentException naming the first field on which the two disagree
   */
  public WireCodec(EventCatalogue catalogue, SingleObject singleObject) {
    this.catalogue = catalogue;
    this.singleObject = singleObject;
    Forms found = new Forms(catalogue);
    this.forms =
        RecordShape.under(CrossingEvent.class)
            .collect(Collectors.toMap(Class::getSimpleName, type -> formOf(type, found)));
  }

  private RecordForm<? extends CrossingEvent> formOf(
      Class<? extends CrossingEvent> type, Forms found) {
    EventType event = catalogue.named(type.getSimpleName());
    return new RecordForm<>(type, event.schema(), STAMP, found).requireGuards();
  }

  /** The event's name as statements and directory entries state it. */
  public static String nameOf(CrossingEvent event) {
    return event.getClass().getSimpleName();
  }

  /**
   * The body of a message that tells the fact, in the newest version that both sides know.
   *
   * @param receiversVersion what the receiver's directory entry lists for this event, from 1
   * @param contents of each file that the fact names
   * @throws IllegalArgumentException when the fact's event does not cross, or when a field that
   *     must be told is not held
   */
  public byte[] encode(Fact fact, int receiversVersion, Function<AttachmentId, byte[]> contents) {
    SpecificRecord record = record(fact);
    Enclosures.fill(record, contents);
    int newest = catalogue.named(record.getSchema().getName()).version();
    return singleObject.encode(record, Math.min(receiversVersion, newest));
  }

  /** The fact as a record of the contract. */
  SpecificRecord record(Fact fact) {
    EventType type = catalogue.named(fact.event().getClass().getSimpleName());
    SpecificRecord record = catalogue.blank(type.schema());
    writeStamp(fact.stamp(), record);
    Objects.requireNonNull(forms.get(type.name())).write(fact.event(), record);
    return record;
  }

  /**
   * Reads the body of a peer's message. Guarded fields that were not told are withheld.
   *
   * @param sender the node whose seal the message carried; it states the fact
   * @throws trm.schema.UnreadableRecordException when the bytes are no record of the contract
   * @throws UnreadableFactException when the record is no fact of the law: a courier's own, or an
   *     identifier that cannot be one
   */
  public Fact decode(byte[] body, NodeId sender) {
    SpecificRecord record = singleObject.decode(body);
    String name = record.getSchema().getName();
    RecordForm<? extends CrossingEvent> form =
        Optional.ofNullable(forms.get(name))
            .orElseThrow(() -> new UnreadableFactException(name + " is no event of a case"));
    return new Fact(form.read(record), readStamp(record, sender));
  }

  /**
   * The contents of the files in a body that {@link #decode} has read.
   *
   * @throws trm.schema.UnreadableRecordException when the bytes are no record of the contract
   */
  public Map<AttachmentId, byte[]> contents(byte[] body) {
    return Enclosures.of(singleObject.decode(body));
  }

  /** Whether a receiver that knows this version of an event is told everything. */
  public boolean tellsAll(CrossingEvent event, int receiversVersion) {
    return receiversVersion >= catalogue.named(nameOf(event)).version();
  }

  /** What a fact tells and a receiver does not read that knows no newer version of its event. */
  public List<String> lost(Fact fact, int receiversVersion) {
    if (tellsAll((CrossingEvent) fact.event(), receiversVersion)) {
      return List.of();
    }
    return Lost.between(read(fact, Integer.MAX_VALUE), read(fact, receiversVersion));
  }

  /** What a file shows is no part of the fact. */
  private CrossingEvent read(Fact fact, int version) {
    byte[] body = encode(fact, version, _ -> new byte[0]);
    return (CrossingEvent) decode(body, fact.stamp().node()).event();
  }

  private static void writeStamp(Stamp stamp, IndexedRecord record) {
    record.put(0, stamp.occurredAt());
    record.put(1, stamp.recordedAt());
    record.put(2, stamp.measure());
    record.put(3, stamp.organisation().value());
    record.put(4, stamp.officer().value());
  }

  private static Stamp readStamp(IndexedRecord record, NodeId sender) {
    try {
      return new Stamp(
          (Instant) record.get(0),
          (Instant) record.get(1),
          (String) record.get(2),
          sender,
          new OrganisationId((String) record.get(3)),
          new OfficerId((String) record.get(4)),
          null);
    } catch (IllegalArgumentException e) {
      throw new UnreadableFactException(
          record.getSchema().getName() + " is stamped with what the law refuses", e);
    }
  }
}
