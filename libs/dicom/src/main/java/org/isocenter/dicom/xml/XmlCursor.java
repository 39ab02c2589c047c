package org.isocenter.dicom.xml;

import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.io.DicomFormatException;

/** Elements and their text; all that may stand between them is passed over or refused. */
final class XmlCursor {
  private final XMLStreamReader reader;
  private final BoundedMarkup source;
  private int tag;

  XmlCursor(XMLStreamReader reader, BoundedMarkup source) {
    this.reader = reader;
    this.source = source;
  }

  /** Moves on to the start of the next child, or to the end of the element and answers false. */
  boolean nextChild() throws XMLStreamException, DicomFormatException {
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!reader.isWhiteSpace()) {
            throw failure("text stands where only elements may");
          }
        }
        default -> {}
      }
    }
  }

  /** The text up to the end of the element, which may have no children. */
  String text(long longest) throws XMLStreamException, DicomFormatException {
    var text = new StringBuilder();
    while (true) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (text.length() + (long) reader.getTextLength() > longest) {
            throw failure("a value exceeds the limit of " + longest + " characters");
          }
          text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return text.toString();
        }
        case XMLStreamConstants.START_ELEMENT -> throw failure("an element stands in a value");
        default -> {}
      }
    }
  }

  /** Document types and entities are refused wherever they are. */
  private int next() throws XMLStreamException, DicomFormatException {
    source.event();
    int event = reader.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw failure("document types and entities are not accepted");
    }
    return event;
  }

  /** The name of the element; of another namespace than the model's or none it is "". */
  String name() {
    String namespace = reader.getNamespaceURI();
    boolean known =
        namespace == null || namespace.isEmpty() || namespace.equals(NativeModel.NAMESPACE);
    return known ? reader.getLocalName() : "";
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(reader.getAttributeValue(null, name));
  }

  /** The element that failures are said to be at; 0 if none. */
  int tag() {
    return tag;
  }

  void at(int newTag) {
    tag = newTag;
  }

  DicomFormatException failure(String reason) {
    return new DicomFormatException(
        reason,
        Math.max(0, reader.getLocation().getCharacterOffset()),
        tag,
        tag == 0 ? "" : Tag.toString(tag));
  }
}
