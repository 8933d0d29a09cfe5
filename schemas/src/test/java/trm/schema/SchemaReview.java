package trm.schema;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** What is wrong with a record of the contract, as sentences; nothing when it may be released. */
final class SchemaReview {
  private final List<String> complaints = new ArrayList<>();

  private SchemaReview() {}

  static List<String> complaints(Schema record) {
    SchemaReview review = new SchemaReview();
    review.describedness(record);
    review.disclosure(record);
    review.codes(record);
    return review.complaints;
  }

  private void describedness(Schema record) {
    if (isBlank(record.getDoc())) {
      complaints.add(record.getName() + " says nothing about itself");
    }
    for (Schema.Field field : record.getFields()) {
      if (isBlank(field.doc())) {
        complaints.add(record.getName() + "." + field.name() + " is not described");
      }
      if (field.schema().isNullable() && !field.hasDefaultValue()) {
        complaints.add(record.getName() + "." + field.name() + " may be absent without a default");
      }
    }
  }

  private void disclosure(Schema record) {
    try {
      Disclosure.of(record);
    } catch (IllegalArgumentException e) {
      complaints.add(e.getMessage());
    }
  }

  private void codes(Schema record) {
    for (Schema.Field field : record.getFields()) {
      String codes = field.getProp("codes");
      if (codes != null) {
        check(record.getName() + "." + field.name(), codes);
      }
    }
  }

  private void check(String where, String codes) {
    try {
      CodeList.named(codes);
    } catch (IllegalArgumentException e) {
      complaints.add(where + ": " + e.getMessage());
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
