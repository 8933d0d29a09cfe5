package trm.node.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a form made of the published XLSForm sends: one person, an element a question. Groups
 * of questions are looked through.
 */
final class XFormRows {
  /** What the form's tool says about the interview and not about the person. */
  private static final Set<String> OF_THE_TOOL =
      Set.of("start", "end", "__version__", "meta", "formhub");

  private final HtcdsFields fields;

  XFormRows(HtcdsFields fields) {
    this.fields = fields;
  }

  RowsRead read(byte[] file) {
    Reading reading = new Reading();
    Xml.read(file, reading::of);
    return new RowsRead(
        reading.person.isEmpty() ? List.of() : List.of(new RowsRead.Row(1, reading.person)),
        reading.faults);
  }

  private final class Reading {
    private final ObjectNode person = JsonNodeFactory.instance.objectNode();
    private final List<RowFault> faults = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private boolean leaf;

    void of(Xml xml) {
      for (Xml.Next next = xml.next(); next != Xml.Next.OVER; next = xml.next()) {
        switch (next) {
          case START -> start(xml.name());
          case TEXT -> text.append(xml.text());
          case END -> end();
          case OVER -> {}
        }
      }
    }

    private void start(String name) {
      open.push(name);
      text.setLength(0);
      leaf = true;
    }

    private void end() {
      boolean ofTheTool = open.stream().anyMatch(OF_THE_TOOL::contains);
      String name = open.pop();
      if (leaf && !ofTheTool && !open.isEmpty()) {
        answer(name, text.toString());
      }
      leaf = false;
    }

    private void answer(String name, String answer) {
      HtcdsField field = fields.named(name).orElse(null);
      if (field == null) {
        report(name, Finding.NOT_IN_STANDARD);
      } else if (!answer.isBlank() && person.has(field.name())) {
        report(name, Finding.FIELD_TWICE);
      } else if (!answer.isBlank()) {
        person.set(field.name(), field.ofCell(answer));
      }
    }

    private void report(String name, Finding finding) {
      faults.add(new RowFault(1, ColumnName.shown(name), finding.sentence()));
    }
  }
}
