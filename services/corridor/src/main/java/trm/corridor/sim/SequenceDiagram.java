package trm.corridor.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import trm.corridor.sim.Happening.Kind;
import trm.evidence.NodeId;

/** A history as a person reads it: a column a node, time going down, messages as arrows. */
final class SequenceDiagram {
  private static final int TIME = 17;
  private static final int COLUMN = 30;
  private static final int WIDTH = 150;

  private SequenceDiagram() {}

  /** The lines of the diagram. */
  static List<String> of(Run run) {
    List<String> lines = new ArrayList<>();
    StringBuilder heads = blank();
    World.NODES.forEach(node -> write(heads, at(node), node.value()));
    lines.add(heads.toString().stripTrailing());
    Set<String> noted = new HashSet<>();
    run.history().stream()
        .filter(happening -> happening.kind() != Kind.NOTE || noted.add(key(happening)))
        .map(SequenceDiagram::line)
        .forEach(lines::add);
    run.violations().forEach(violation -> lines.add("!! " + violation));
    return lines;
  }

  /** What is noted again and again is shown once. */
  private static String key(Happening note) {
    return note.where() + " " + note.what();
  }

  private static String line(Happening happening) {
    StringBuilder line = blank();
    write(line, 0, happening.time());
    World.NODES.forEach(node -> write(line, at(node), "|"));
    NodeId where = happening.where();
    NodeId from = happening.from();
    if (where == null) {
      write(line, at(World.NODES.getFirst()) + 2, happening.what().toString());
    } else if (from == null) {
      write(line, at(where), mark(happening.kind()) + " " + happening.what());
    } else {
      arrow(line, at(from), at(where), happening.what().toString());
    }
    return line.toString().stripTrailing();
  }

  private static char mark(Kind kind) {
    return switch (kind) {
      case ACT -> '*';
      case MISFORTUNE -> 'X';
      case MESSAGE, NOTE -> '|';
    };
  }

  private static void arrow(StringBuilder line, int from, int to, String label) {
    int left = Math.min(from, to);
    int right = Math.max(from, to);
    write(line, left + 1, "-".repeat(right - left - 1));
    write(line, left + 3, " " + label + " ");
    write(line, to < from ? left + 1 : right - 1, to < from ? "<" : ">");
  }

  private static StringBuilder blank() {
    return new StringBuilder(" ".repeat(WIDTH));
  }

  private static int at(NodeId node) {
    return TIME + COLUMN * World.NODES.indexOf(node);
  }

  private static void write(StringBuilder line, int at, String text) {
    line.replace(
        at,
        Math.min(WIDTH, at + text.length()),
        text.substring(0, Math.min(text.length(), WIDTH - at)));
  }
}
