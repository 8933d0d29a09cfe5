package trm.node.age;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of a model case, cut where another case has another name, organisation or time in it. */
final class Wording {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z";
  private final List<Function<Clone, String>> pieces = new ArrayList<>();

  Wording(String text, String reference, String organisation) {
    Matcher at =
        Pattern.compile(
                "("
                    + Pattern.quote(reference)
                    + ")|("
                    + Pattern.quote(organisation)
                    + ")|("
                    + TIME
                    + ")")
            .matcher(text);
    int done = 0;
    while (at.find()) {
      String before = text.substring(done, at.start());
      pieces.add(_ -> before);
      pieces.add(slot(at));
      done = at.end();
    }
    String rest = text.substring(done);
    pieces.add(_ -> rest);
  }

  private static Function<Clone, String> slot(Matcher at) {
    if (at.group(1) != null) {
      return Clone::reference;
    }
    if (at.group(2) != null) {
      return Clone::organisation;
    }
    Instant time = Instant.parse(at.group(3));
    return clone -> time.plusMillis(clone.shiftMillis()).toString();
  }

  String of(Clone clone) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.apply(clone)));
    return text.toString();
  }
}
