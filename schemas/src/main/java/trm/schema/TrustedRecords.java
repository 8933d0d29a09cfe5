package trm.schema;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.DateConversion;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Avro's view of our generated classes. It finds a class in a fixed map where Avro would load it by
 * the name that a schema gives, so that no name in foreign bytes loads a class, and so that Avro's
 * process-wide list of trusted packages need not be changed.
 */
final class TrustedRecords extends SpecificData {
  private final Map<String, Class<? extends SpecificRecordBase>> classes =
      ContractRecords.all().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  record -> record.getSchema().getFullName(), SpecificRecordBase::getClass));

  TrustedRecords() {
    addLogicalTypeConversion(new TimestampMillisConversion());
    addLogicalTypeConversion(new DateConversion());
  }

  @Override
  @SuppressWarnings("rawtypes") // Avro's own signature.
  public Class getClass(Schema schema) {
    return schema.getType() == Schema.Type.RECORD
        ? listed(schema.getFullName())
        : super.getClass(schema);
  }

  private Class<? extends SpecificRecordBase> listed(String name) {
    Class<? extends SpecificRecordBase> listed = classes.get(name);
    if (listed == null) {
      throw new IllegalStateException(name + " is not among the records of the contract");
    }
    return listed;
  }
}
