package trm.node.copy;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import trm.schema.Label;
import trm.schema.LanguageWish;

/**
 * The person's own copy as a page to read, to hear and to print: every sentence in the person's
 * language and, below it, in the officer's, so that both know that they speak of the same. The
 * title is neutral, nothing is loaded from elsewhere, and nothing on it runs.
 */
public final class OwnCopyPage {
  private static final String STYLE =
      """
      <style>
      body { font: 1.1rem/1.6 system-ui, "Noto Sans", sans-serif; max-width: 60rem; margin: 2rem auto; }
      table { border-collapse: collapse; width: 100%; }
      th, td { border: 1px solid #444; padding: .5rem; text-align: start; vertical-align: top; }
      .second { color: #444; }
      @media print { body { margin: 0; } tr { break-inside: avoid; } }
      </style>
      """;
  private static final List<String> COLUMNS =
      List.of("shared.when", "shared.what", "shared.with", "shared.purpose", "shared.basis");

  private static final List<String> WITHDRAWING =
      List.of("withdraw.any-time", "withdraw.how", "withdraw.effect");

  private final CopyWords words = new CopyWords();

  /**
   * Writes the page.
   *
   * @param person the language that the person understands
   * @param officer the language of whoever hands it over; may be the same
   * @return a whole document in HTML that is well-formed XML
   */
  public String write(OwnCopy copy, Locale person, Locale officer) {
    return write(copy, LanguageWish.of(person), LanguageWish.of(officer));
  }

  /** The same, for readers of whom it is known which languages they would read. */
  public String write(OwnCopy copy, LanguageWish person, LanguageWish officer) {
    return new Writing(copy, person, officer).page();
  }

  /** How consent is taken back, sentence by sentence, as the page says it. */
  public List<Label> howToWithdraw(LanguageWish reader) {
    return WITHDRAWING.stream().map(key -> words.text(key, reader)).toList();
  }

  private final class Writing {
    private final OwnCopy copy;
    private final LanguageWish person;
    private final LanguageWish officer;
    private final Html html = new Html();

    Writing(OwnCopy copy, LanguageWish person, LanguageWish officer) {
      this.copy = copy;
      this.person = person;
      this.officer = officer;
    }

    String page() {
      head();
      html.raw("<body>\n").open("main");
      both("h1", "title");
      both("p", "intro");
      both("p", "prepared");
      both("p", wish -> words.day(copy.preparedOn(), wish));
      unreviewed();
      told();
      withdraw();
      contact();
      return html.close("main").raw("</body>\n</html>\n").text();
    }

    private void head() {
      Label title = words.text("title", person);
      html.raw("<!DOCTYPE html>\n<html" + Html.language(title.language()) + ">\n")
          .open("head")
          .raw("<meta charset=\"utf-8\"/>\n")
          .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
          .raw("<meta name=\"referrer\" content=\"no-referrer\"/>\n")
          .raw("<title>" + Html.escaped(title.text()) + "</title>\n")
          .raw(STYLE)
          .close("head");
    }

    /** Each language says of itself that nobody has read it. */
    private void unreviewed() {
      Stream.of(person, officer)
          .map(wish -> words.text("unreviewed", wish))
          .distinct()
          .filter(label -> !label.reviewed())
          .forEach(label -> html.said("p", label));
    }

    private void told() {
      both("h2", "shared.heading");
      if (copy.told().isEmpty()) {
        both("p", "shared.nothing");
        return;
      }
      html.open("table").open("thead").open("tr");
      // A heading of a column holds paragraphs, so that each language is spoken as itself.
      for (String column : COLUMNS) {
        html.open("th scope=\"col\"");
        both("div", column);
        html.close("th");
      }
      html.close("tr").close("thead").open("tbody");
      copy.told().forEach(this::row);
      html.close("tbody").close("table");
      both("p", "shared.names");
    }

    private void row(OwnCopy.Told told) {
      html.open("tr");
      cell(wish -> List.of(words.day(told.on(), wish)));
      cell(wish -> words.what(told, wish));
      cell(wish -> words.withWhom(told, wish));
      cell(wish -> List.of(words.purpose(told, wish)));
      cell(wish -> List.of(words.text(told.basis().key(), wish)));
      html.close("tr");
    }

    private void cell(Function<LanguageWish, List<Label>> content) {
      html.open("td");
      for (int i = 0; i < content.apply(person).size(); i++) {
        int line = i;
        both("div", wish -> content.apply(wish).get(line));
      }
      html.close("td");
    }

    private void withdraw() {
      both("h2", "withdraw.heading");
      WITHDRAWING.forEach(key -> both("p", key));
      both("p", "correct");
    }

    private void contact() {
      both("h2", "contact.heading");
      OwnCopy.SafeContact contact = copy.contact();
      if (contact == null) {
        both("p", "contact.none");
      } else {
        instruction("contact.how", contact.how());
        instruction("contact.when", contact.when());
        instruction("contact.say", contact.mayBeSaid());
        both("p", "contact.other");
      }
      both("p", "contact.change");
    }

    private void instruction(String key, String words) {
      both("h3", key);
      html.written("p", words);
    }

    private void both(String element, String key) {
      both(element, wish -> words.text(key, wish));
    }

    /** Where both read the same language, or neither's is there, it is said once. */
    private void both(String element, Function<LanguageWish, Label> text) {
      Label first = text.apply(person);
      Label second = text.apply(officer);
      html.said(element, first);
      if (!second.language().equals(first.language())) {
        html.saidSecond(second);
      }
    }
  }
}
