package trm.node.copy;

import trm.schema.Label;

/** Writes elements whose words say their language, so that a reading voice speaks them right. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html open(String element) {
    out.append('<').append(element).append(">\n");
    return this;
  }

  Html close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  /** A text in its language, in an element of its own. */
  Html said(String element, Label label) {
    out.append('<').append(element).append(language(label.language())).append('>');
    out.append(escaped(label.text())).append("</").append(element).append(">\n");
    return this;
  }

  /** The same in the officer's language, which stands back behind the person's. */
  Html saidSecond(Label label) {
    out.append("<p class=\"second\"").append(language(label.language())).append('>');
    out.append(escaped(label.text())).append("</p>\n");
    return this;
  }

  /** What somebody wrote, in whatever language. */
  Html written(String element, String text) {
    out.append('<').append(element).append(" dir=\"auto\">");
    out.append(escaped(text)).append("</").append(element).append(">\n");
    return this;
  }

  String text() {
    return out.toString();
  }

  static String language(String tag) {
    return " lang=\"" + tag + "\" dir=\"" + (tag.equals("ar") ? "rtl" : "ltr") + "\"";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
