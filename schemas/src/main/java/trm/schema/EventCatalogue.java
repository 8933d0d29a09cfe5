package trm.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** Every event that may cross between nodes, by simple name. Immutable and safe to share. */
public final class EventCatalogue {
  private final Map<String, EventType> events = new LinkedHashMap<>();
  private final TrustedRecords model = new TrustedRecords();

  /** Reads the catalogue from the schemas of this release. */
  public EventCatalogue() {
    for (SpecificRecordBase record : ContractRecords.events()) {
      EventType type = typeOf(record.getSchema());
      events.put(type.name(), type);
    }
  }

  /** All events, those of the cases first, the courier's own after them. */
  public Collection<EventType> events() {
    return Collections.unmodifiableCollection(events.values());
  }

  /** The event of this name, or empty: a name of a newer release, or no event at all. */
  public Optional<EventType> find(String name) {
    return Optional.ofNullable(events.get(name));
  }

  /**
   * The event of this name.
   *
   * @throws IllegalArgumentException when this release knows no such event
   */
  public EventType named(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("No event is called " + name));
  }

  /** The newest version of each event that this release reads: what its directory entry lists. */
  public Map<String, Integer> versions() {
    return events.values().stream()
        .collect(Collectors.toUnmodifiableMap(EventType::name, EventType::version));
  }

  /**
   * A record of the contract with nothing in it yet, for a caller that fills fields by name.
   *
   * @param record the schema of an event or of a part of one
   */
  public SpecificRecord blank(Schema record) {
    return (SpecificRecord) model.newRecord(null, record);
  }

  private static EventType typeOf(Schema schema) {
    return new EventType(
        schema.getName(),
        ContractRecords.versionOf(schema),
        EventKind.valueOf(ContractRecords.property(schema, "kind")),
        schema,
        SchemaNormalization.parsingFingerprint64(schema));
  }
}
