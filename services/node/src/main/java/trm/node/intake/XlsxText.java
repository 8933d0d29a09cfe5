package trm.node.intake;

/** Reads a text that may be in several runs. */
final class XlsxText {
  private XlsxText() {}

  /** Reads on to the end of the element that has just started. */
  static String read(Xml xml) {
    int outside = xml.depth() - 1;
    StringBuilder text = new StringBuilder();
    String in = "";
    int spoken = 0;
    while (xml.depth() > outside) {
      switch (xml.next()) {
        case START -> {
          in = xml.name();
          spoken += in.equals("rPh") ? 1 : 0;
        }
        case TEXT -> {
          if (in.equals("t") && spoken == 0) {
            text.append(xml.text());
          }
        }
        case END -> {
          spoken -= xml.name().equals("rPh") ? 1 : 0;
          in = "";
        }
        case OVER -> {
          return text.toString();
        }
      }
    }
    return text.toString();
  }
}
