package trm.corridor.story;

import java.util.List;
import trm.corridor.embedded.Progress;

/** Tells the story: what happened, who did it, under which procedure, what crossed and what not. */
final class Narrator {
  private static final int WIDTH = 100;
  private final Progress out;

  Narrator(Progress out) {
    this.out = out;
  }

  void chapter(int number, String title, String procedure) {
    out.tell("");
    out.tell("%d. %s".formatted(number, title));
    out.tell("   " + procedure);
  }

  /** Somebody did something. */
  void did(Desk desk, String what) {
    wrapped("   " + who(desk) + " ", what);
  }

  /** Something crossed a border. */
  void crossed(String from, String to, String what) {
    wrapped("     >> " + from + " -> " + to + ": ", what);
  }

  /** A rule said no. */
  void refused(Desk desk, String what, List<String> rules) {
    wrapped("   " + who(desk) + " ", what + " REFUSED:");
    rules.forEach(rule -> wrapped("     xx ", rule));
  }

  /** What a listener should know. */
  void aside(String text) {
    wrapped("     -- ", text);
  }

  void plain(String line) {
    out.tell(line);
  }

  private static String who(Desk desk) {
    return "[" + desk.node() + "] " + desk.name() + " (" + desk.organisation() + ")";
  }

  private void wrapped(String lead, String text) {
    StringBuilder line = new StringBuilder(lead);
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() + 1 > WIDTH && !line.toString().isBlank()) {
        out.tell(line.toString().stripTrailing());
        line = new StringBuilder("        ");
      }
      line.append(word).append(' ');
    }
    out.tell(line.toString().stripTrailing());
  }
}
