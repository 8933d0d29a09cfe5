package trm.node.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import trm.referral.Referral;

/**
 * Writes cases in the field names of the standard, so that whoever reads them with {@link
 * HtcdsImport} gets the same again. Immutable and safe to share.
 */
public final class HtcdsExport {
  private static final String BETWEEN_CODES = ";";
  private final HtcdsFields fields = new HtcdsFields();

  /** What the node holds of a case, a field where it holds something. */
  public ObjectNode of(Referral referral) {
    Map<String, String> held = new HeldFields(referral).fields();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (HtcdsField field : fields.all()) {
      String kept = held.get(field.name());
      if (kept != null) {
        object.set(field.name(), field.ofKept(kept));
      }
    }
    return object;
  }

  /** A table of every field, with a row for each case; no cell of it is a formula. */
  public String table(List<ObjectNode> cases) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(text)) {
      writer.writeRecord(fields.all().stream().map(HtcdsField::name).toList());
      for (ObjectNode one : cases) {
        writer.writeRecord(
            fields.all().stream().map(field -> cell(one.path(field.name()))).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A number is no formula, with whatever sign. */
  private static String cell(JsonNode value) {
    if (value.isMissingNode() || value.isNumber()) {
      return value.asString("");
    }
    return Shielded.shielded(
        value.isArray()
            ? value
                .valueStream()
                .map(JsonNode::stringValue)
                .collect(Collectors.joining(BETWEEN_CODES))
            : value.asString());
  }
}
