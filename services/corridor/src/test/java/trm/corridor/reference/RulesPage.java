package trm.corridor.reference;

import trm.referral.sop.Chapter;
import trm.referral.sop.LawBook;
import trm.referral.sop.Rule;

/** Every rule of the law, by what it stands before. */
final class RulesPage {
  private RulesPage() {}

  static String text() {
    Page page =
        new Page(
            "The rules",
            "Each rule is what must be so. All rules that stand before an order or a message are tried, and every broken one is named",
            "with its id and this sentence. An id never changes meaning. Where a class stands under *silent*, a refusal by the rule",
            "would betray that class; towards another node it reads `NOT_NOW` and nothing more.",
            "",
            "There are %d rules. Each has a situation in which it lets through and one in which it refuses, in the tests of `referral`."
                .formatted(LawBook.rules().size()));
    LawBook.chapters().forEach(chapter -> add(chapter, page));
    return page.text();
  }

  private static void add(Chapter chapter, Page page) {
    page.heading(chapter.title());
    page.line(
        "In the code: [`%1$s`](../../services/referral/src/main/java/trm/referral/sop/%1$s.java)."
            .formatted(chapter.file()));
    page.line("");
    page.table("rule", "what must be so", "silent");
    chapter.rules().forEach(rule -> add(rule, page));
  }

  private static void add(Rule<?> rule, Page page) {
    String silent = rule.betrays() == null ? "" : rule.betrays().name();
    page.row(
        Page.code(rule.id()),
        rule.sentence().replace(Rule.PLACE, "the one that the refusal names"),
        silent);
  }
}
