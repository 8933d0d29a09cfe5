package trm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import trm.event.StatusTold;

/** A record that, for this test, came to its second version by gaining its last field. */
class EarlierVersionTest {
  private static final Schema SECOND = version(StatusTold.getClassSchema().getFields(), 2);
  private static final Schema FIRST =
      version(SECOND.getFields().subList(0, SECOND.getFields().size() - 1), 1);

  private final SingleObject singleObject =
      new SingleObject(List.<SpecificRecordBase>of(new Second()), (name, version) -> FIRST);

  @Test
  void leavesOutWhatTheEarlierShapeDidNotHave() {
    StatusTold read = singleObject.decode(singleObject.encode(told(), 1), StatusTold.class);
    assertThat(read.getStatus()).isEqualTo("CLOSED");
    assertThat(read.getReason()).isNull();
  }

  @Test
  void writesTheEarlierFingerprint() {
    byte[] bytes = singleObject.encode(told(), 1);
    assertThatThrownBy(() -> new SingleObject().decode(bytes))
        .isInstanceOfSatisfying(
            UnknownSchemaException.class,
            unknown ->
                assertThat(unknown.fingerprint())
                    .isEqualTo(SchemaNormalization.parsingFingerprint64(FIRST)));
  }

  @Test
  void keepsEverythingInTheNewestShape() {
    StatusTold read = singleObject.decode(singleObject.encode(told(), 2), StatusTold.class);
    assertThat(read.getReason()).isEqualTo("DIED");
  }

  @Test
  void refusesAVersionThatNobodyReleased() {
    assertThatThrownBy(() -> singleObject.encode(told(), 3))
        .hasMessage("StatusTold has versions 1 to 2, not 3");
    assertThatThrownBy(() -> singleObject.encode(told(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static StatusTold told() {
    StatusTold told = (StatusTold) new Specimens().full(StatusTold.getClassSchema());
    told.setStatus("CLOSED");
    told.setReason("DIED");
    return told;
  }

  private static Schema version(List<Schema.Field> fields, int version) {
    Schema shape =
        Schema.createRecord(
            "StatusTold",
            "",
            "trm.event",
            false,
            fields.stream().map(field -> new Schema.Field(field, field.schema())).toList());
    shape.addProp("version", version);
    return shape;
  }

  private static final class Second extends StatusTold {
    private static final long serialVersionUID = 1L;

    @Override
    public Schema getSchema() {
      return SECOND;
    }
  }
}
