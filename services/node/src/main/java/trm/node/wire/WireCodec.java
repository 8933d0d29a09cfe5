package trm.node.wire;

import trm.referral.CrossingEvent;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.schema.EventCatalogue;
import trm.schema.SingleObject;

/**
 * Facts as the Avro bytes that cross between nodes. A record component and a schema field are the
 * same when they have the same name; making a codec fails when any crossing event and its schema
 * disagree. Immutable and safe to share.
 */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"}) // Until its bodies are written.
public final class WireCodec {
  /** Checks every crossing event against its schema. */
  public WireCodec(EventCatalogue catalogue, SingleObject singleObject) {}

  /** The event's name as statements and directory entries state it. */
  public static String nameOf(CrossingEvent event) {
    return event.getClass().getSimpleName();
  }

  /**
   * The body of a message that tells the fact, in the newest version that the receiver reads.
   *
   * @param version what the receiver's directory entry lists for this event
   * @throws IllegalArgumentException when the fact's event does not cross, when this release cannot
   *     write the version, or when a field that must be told is not held
   */
  public byte[] encode(Fact fact, int version) {
    throw new UnsupportedOperationException("Not written yet");
  }

  /**
   * Reads the body of a peer's message. Guarded fields that were not told are withheld.
   *
   * @param sender the node whose seal the message carried; it states the fact
   * @throws trm.schema.UnreadableRecordException when the bytes are no record of the contract
   * @throws UnreadableFactException when the record is no fact of the law
   */
  public Fact decode(byte[] body, NodeId sender) {
    throw new UnsupportedOperationException("Not written yet");
  }
}
