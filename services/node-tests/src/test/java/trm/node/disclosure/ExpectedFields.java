package trm.node.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import trm.node.wire.RecordShape;
import trm.node.wire.SampleFacts;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;
import trm.referral.Guarded;

/** The tables of what is expected, laid beside one full specimen of each event. */
final class ExpectedFields {
  private static final String REFUSED = "REFUSED";
  private final List<Row> rows;
  private final List<Receiver> receivers;

  private record Row(
      String event, String kind, String field, DisclosureClass stated, String uncovered) {}

  /** A node, and how a consent names it or an organisation in it. */
  record Receiver(
      String node, String operatorKind, String role, String namedAs, boolean originAuthority) {}

  /** One event, of one kind where it has one, and what becomes of each of its fields. */
  record Expectation(
      String name,
      CrossingEvent event,
      Map<String, DisclosureClass> fields,
      Set<String> indispensable) {
    /** The fields that are not covered and without which the message may not go. */
    List<String> refusedWithout(Predicate<DisclosureClass> uncovered) {
      return fields.entrySet().stream()
          .filter(field -> uncovered.test(field.getValue()))
          .map(Map.Entry::getKey)
          .filter(indispensable::contains)
          .toList();
    }

    /** The event without what is not covered. */
    CrossingEvent withheldWhere(Predicate<DisclosureClass> uncovered) {
      CrossingEvent left = event;
      for (Map.Entry<String, DisclosureClass> field : fields.entrySet()) {
        if (uncovered.test(field.getValue())) {
          left = changed(left, field.getKey(), Guarded.withheld());
        }
      }
      return left;
    }
  }

  private ExpectedFields(List<Row> rows, List<Receiver> receivers) {
    this.rows = rows;
    this.receivers = receivers;
  }

  static ExpectedFields read() {
    List<Row> rows =
        table("/disclosure/fields.csv").stream()
            .map(c -> new Row(c[0], c[1], c[2], DisclosureClass.valueOf(c[3]), c[4]))
            .toList();
    List<Receiver> receivers =
        table("/disclosure/receivers.csv").stream()
            .map(c -> new Receiver(c[0], c[1], c[2], c[3], Boolean.parseBoolean(c[4])))
            .toList();
    return new ExpectedFields(rows, receivers);
  }

  List<Receiver> receivers() {
    return receivers;
  }

  Set<String> fields() {
    return rows.stream()
        .map(row -> row.event() + "." + row.field() + " " + row.stated())
        .collect(Collectors.toSet());
  }

  Set<String> kindsOf(String event) {
    return rows.stream()
        .filter(row -> row.event().equals(event))
        .map(Row::kind)
        .collect(Collectors.toSet());
  }

  Set<DisclosureClass> classes() {
    return rows.stream().map(Row::stated).collect(Collectors.toSet());
  }

  /** Every event that crosses, those with no row too: they tell nothing but routing. */
  List<Expectation> events() {
    List<Expectation> all = new ArrayList<>();
    SampleFacts.full(CrossingEvent.class)
        .forEach(
            event -> {
              Set<String> kinds = kindsOf(event.getClass().getSimpleName());
              (kinds.isEmpty() ? Set.of("") : kinds).forEach(kind -> all.add(of(event, kind)));
            });
    return all;
  }

  private Expectation of(CrossingEvent event, String kind) {
    String name = event.getClass().getSimpleName();
    Map<String, DisclosureClass> fields = new LinkedHashMap<>();
    List<Row> own =
        rows.stream().filter(r -> r.event().equals(name) && r.kind().equals(kind)).toList();
    own.forEach(row -> fields.put(row.field(), row.stated()));
    Set<String> indispensable =
        own.stream()
            .filter(row -> row.uncovered().equals(REFUSED))
            .map(Row::field)
            .collect(Collectors.toSet());
    CrossingEvent specimen = kind.isEmpty() ? event : changed(event, "kind", kind);
    return new Expectation((name + " " + kind).strip(), specimen, fields, indispensable);
  }

  private static CrossingEvent changed(CrossingEvent event, String component, Object value) {
    RecordShape<? extends CrossingEvent> shape = RecordShape.of(event.getClass());
    return shape.create(
        shape.components().stream()
            .map(c -> c.getName().equals(component) ? value : RecordShape.valueOf(event, c))
            .toArray());
  }

  private static List<String[]> table(String path) {
    try (InputStream file =
        Objects.requireNonNull(ExpectedFields.class.getResourceAsStream(path), path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
