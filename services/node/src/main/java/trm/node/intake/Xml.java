package trm.node.intake;

import java.io.ByteArrayInputStream;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that strangers wrote: with the JDK's own parser, without a document type, so that
 * nothing is fetched, no file is opened and no entity grows.
 */
final class Xml {
  private static final int DEPTH_MAX = 50;
  private static final Finding REFUSED = Finding.NO_XML;

  private final XMLStreamReader reader;
  private int depth;

  private Xml(XMLStreamReader reader) {
    this.reader = reader;
  }

  /**
   * Reads a document from its beginning to its end.
   *
   * @param body asks for one element after the other
   * @throws UnreadableFileException when it is no XML, or more than elements and text
   */
  static void read(byte[] document, Consumer<Xml> body) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        body.accept(new Xml(reader));
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new UnreadableFileException(REFUSED);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // A mebibyte of declared prefixes takes the parser many seconds to compare with one another,
    // and
    // none of them says anything here. As attributes they are counted, and too many are refused.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLResolver(
        (_, _, _, _) -> {
          throw new XMLStreamException(REFUSED.sentence());
        });
    return factory;
  }

  /** What comes next. */
  enum Next {
    START,
    TEXT,
    END,
    OVER
  }

  /** Goes on to the next element's start or end, or to text. */
  Next next() {
    try {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            return deeper();
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            return Next.END;
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            return Next.TEXT;
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new UnreadableFileException(REFUSED);
          default -> {
            // Comments, instructions and blanks between elements say nothing.
          }
        }
      }
      return Next.OVER;
    } catch (XMLStreamException e) {
      throw new UnreadableFileException(REFUSED);
    }
  }

  private Next deeper() {
    if (++depth > DEPTH_MAX) {
      throw new UnreadableFileException(REFUSED);
    }
    return Next.START;
  }

  /** How many elements are open. */
  int depth() {
    return depth;
  }

  /** The name of the element that starts or ends, without its prefix. */
  String name() {
    return withoutPrefix(reader.getLocalName());
  }

  String text() {
    return reader.getText();
  }

  /** The value of an attribute of the element that starts, whatever its prefix; empty for none. */
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (withoutPrefix(reader.getAttributeLocalName(i)).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  private static String withoutPrefix(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
