package org.isocenter.dicom.xml;

import java.io.IOException;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.InvalidValueException;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.ModelAttribute;
import org.isocenter.dicom.json.References;

/** Reads one data set with all its items. */
final class XmlDatasets {
  private static final int MOST_LEFT_OUT = 1000;
  private static final int MOST_DIGITS = 9;

  private final XmlCursor xml;
  private final ReadLimits limits;
  private final References references;
  private int elements;
  private boolean beyondAscii;

  XmlDatasets(XmlCursor xml, ReadLimits limits, References references) {
    this.xml = xml;
    this.limits = limits;
    this.references = references;
  }

  Dataset read() throws XMLStreamException, IOException {
    if (!xml.nextChild() || !xml.name().equals("NativeDicomModel")) {
      throw failure("NativeDicomModel was expected");
    }
    var dataset = dataset(0);
    if (xml.nextChild()) {
      throw failure("something follows the end");
    }
    if (beyondAscii) {
      dataset.putText(Tags.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192");
    }
    return dataset;
  }

  /** Reads attributes up to the end of the element around them. */
  private Dataset dataset(int depth) throws XMLStreamException, IOException {
    if (depth > limits.depth()) {
      throw failure("more than " + limits.depth() + " sequences within each other");
    }
    int around = xml.tag();
    var dataset = new Dataset();
    var blocks = new PrivateBlocks();
    while (xml.nextChild()) {
      if (!xml.name().equals("DicomAttribute")) {
        throw failure("a DicomAttribute was expected");
      }
      attribute(dataset, blocks, depth);
    }
    xml.at(around);
    try {
      blocks.complete(dataset, references);
    } catch (InvalidValueException e) {
      throw failure(e.reason());
    }
    if (dataset.contains(Tags.SPECIFIC_CHARACTER_SET)) {
      dataset.putText(Tags.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192");
    }
    return dataset;
  }

  private void attribute(Dataset dataset, PrivateBlocks blocks, int depth)
      throws XMLStreamException, IOException {
    count();
    int named = tagOf(xml.attribute("tag").orElse(""));
    xml.at(named);
    var creator = xml.attribute("privateCreator").filter(text -> !text.isBlank());
    var attribute = new ModelAttribute();
    try {
      String vr = xml.attribute("vr").orElseGet(() -> Dictionary.vrOf(named).name());
      attribute.vr(vr);
      value(attribute, vr, depth);
      if (creator.isPresent() && Tag.isPrivate(named)) {
        blocks.add(named, noted(creator.get()), attribute);
      } else if (dataset.contains(named)) {
        throw failure("an attribute occurs twice");
      } else {
        dataset.put(attribute.toElement(named, references));
      }
    } catch (InvalidValueException e) {
      throw failure(e.reason());
    }
  }

  private void count() throws DicomFormatException {
    if (++elements > limits.elements()) {
      throw failure("more than " + limits.elements() + " elements");
    }
  }

  private int tagOf(String name) throws DicomFormatException {
    try {
      return Tag.parseHex(name);
    } catch (IllegalArgumentException _) {
      throw failure("a tag has not eight hexadecimal digits");
    }
  }

  private void value(ModelAttribute attribute, String vr, int depth)
      throws XMLStreamException, IOException {
    SortedMap<Integer, String> texts = new TreeMap<>();
    SortedMap<Integer, Dataset> items = new TreeMap<>();
    boolean given = false;
    while (xml.nextChild()) {
      switch (xml.name()) {
        case "Value" -> put(texts, number(texts), () -> noted(xml.text(limits.valueLength())));
        case "PersonName" -> {
          if (!vr.equals("PN")) {
            throw failure("a person name stands in a value of VR " + vr);
          }
          put(texts, number(texts), () -> noted(XmlNames.read(xml, limits.valueLength())));
        }
        case "Item" -> put(items, number(items), () -> dataset(depth + 1));
        case "InlineBinary", "BulkData" -> {
          if (given) {
            throw failure("an attribute has its value twice");
          }
          given = true;
          bytes(attribute);
        }
        default -> throw failure("an element is not one of the model");
      }
    }
    texts.forEach((number, text) -> addText(attribute, number, text));
    items.forEach((number, item) -> addItem(attribute, number, item));
  }

  /** Something that takes the parser to the end of the element. */
  @FunctionalInterface
  private interface Content<T> {
    T read() throws XMLStreamException, IOException;
  }

  private <T> void put(SortedMap<Integer, T> values, int number, Content<T> content)
      throws XMLStreamException, IOException {
    if (values.containsKey(number)) {
      throw failure("two values have the same number");
    }
    values.put(number, content.read());
  }

  private int number(SortedMap<Integer, ?> values) throws DicomFormatException {
    count();
    int next = values.isEmpty() ? 1 : values.lastKey() + 1;
    var text = xml.attribute("number").map(String::strip);
    if (text.isEmpty()) {
      return next;
    }
    String digits = text.get();
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = isNumber ? Integer.parseInt(digits) : 0;
    if (number < 1) {
      throw failure("the number of a value is none from 1");
    }
    return number;
  }

  private static void addText(ModelAttribute attribute, int number, String text) {
    if (number - attribute.size() > MOST_LEFT_OUT) {
      throw new InvalidValueException("the numbers of values leave out too many");
    }
    while (attribute.size() < number - 1) {
      attribute.add("");
    }
    attribute.add(text);
  }

  private static void addItem(ModelAttribute attribute, int number, Dataset item) {
    if (number != attribute.size() + 1) {
      throw new InvalidValueException("the numbers of items leave out one");
    }
    attribute.add(item);
  }

  private void bytes(ModelAttribute attribute) throws XMLStreamException, IOException {
    if (xml.name().equals("InlineBinary")) {
      attribute.bytes(base64(xml.text(2L * limits.valueLength())));
      return;
    }
    // The second spelling is not that of the schema, but it is in use.
    var uri = xml.attribute("uri").or(() -> xml.attribute("URI"));
    attribute.uri(uri.orElseThrow(() -> failure("bulk data has no URI")));
    if (xml.nextChild()) {
      throw failure("an element stands in a reference");
    }
  }

  private byte[] base64(String text) throws DicomFormatException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replaceAll("\\s+", ""));
      if (bytes.length > limits.valueLength()) {
        throw failure("a value exceeds the limit of " + limits.valueLength() + " bytes");
      }
      return bytes;
    } catch (IllegalArgumentException _) {
      throw failure("InlineBinary is not base64");
    }
  }

  private String noted(String text) {
    beyondAscii |= text.chars().anyMatch(character -> character > 0x7F);
    return text;
  }

  private DicomFormatException failure(String reason) {
    return xml.failure(reason);
  }
}
