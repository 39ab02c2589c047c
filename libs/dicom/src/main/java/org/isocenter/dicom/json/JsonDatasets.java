package org.isocenter.dicom.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.jspecify.annotations.Nullable;

/** Reads one data set with all its items. The members of an attribute may come in any order. */
final class JsonDatasets {
  private static final List<String> NAME_GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

  private final JsonParser parser;
  private final ReadLimits limits;
  private final BulkDataSource bulkData;
  private int elements;
  private int tag;
  private boolean beyondAscii;

  JsonDatasets(JsonParser parser, ReadLimits limits, BulkDataSource bulkData) {
    this.parser = parser;
    this.limits = limits;
    this.bulkData = bulkData;
  }

  /** Reads the object whose start the parser is at. */
  Dataset read() throws IOException {
    parser.nextToken();
    var dataset = members(0);
    if (beyondAscii || dataset.contains(Tags.SPECIFIC_CHARACTER_SET)) {
      dataset.putText(Tags.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192");
    }
    return dataset;
  }

  /** Reads attributes up to the end of their object; the parser is at the first name. */
  private Dataset members(int depth) throws IOException {
    if (depth > limits.depth()) {
      throw failure("more than " + limits.depth() + " sequences within each other");
    }
    var dataset = new Dataset();
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      if (++elements > limits.elements()) {
        throw failure("more than " + limits.elements() + " elements");
      }
      int named = tagOf(parser.currentName());
      tag = named;
      expect(JsonToken.START_OBJECT);
      dataset.put(attribute(named, depth));
      parser.nextToken();
    }
    return dataset;
  }

  private int tagOf(String name) throws DicomFormatException {
    try {
      return Tag.parseHex(name);
    } catch (IllegalArgumentException _) {
      throw failure("a key is no tag of eight hexadecimal digits");
    }
  }

  private Element attribute(int named, int depth) throws IOException {
    @Nullable Vr vr = null;
    byte @Nullable [] bytes = null;
    var value = new AttributeValue();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "vr" -> vr = vr(parser.getText());
        case "Value" -> values(value, depth);
        case "InlineBinary" -> bytes = parser.getBinaryValue();
        case "BulkDataURI" -> bytes = bulkData.read(parser.getText());
        default -> parser.skipChildren();
      }
    }
    tag = named;
    return element(vr == null ? Dictionary.vrOf(named) : vr, bytes, value);
  }

  private Element element(Vr vr, byte @Nullable [] bytes, AttributeValue value)
      throws DicomFormatException {
    if (bytes != null) {
      return Element.value(tag, vr, bytes);
    }
    if (vr == Vr.SQ) {
      if (!value.texts().isEmpty()) {
        throw failure("a sequence holds what is no item");
      }
      return Element.sequence(tag, value.items());
    }
    if (!value.items().isEmpty()) {
      throw failure("an item stands in a value of VR " + vr);
    }
    try {
      return ValueEncoder.encode(tag, vr, value.texts());
    } catch (IllegalArgumentException | ArithmeticException _) {
      throw failure("a value is not one of VR " + vr);
    }
  }

  private Vr vr(String name) throws DicomFormatException {
    Vr vr = name.length() == 2 ? Vr.ofCode(name.charAt(0) << 8 | name.charAt(1)) : null;
    if (vr == null) {
      throw failure("a VR is unknown");
    }
    return vr;
  }

  private void values(AttributeValue value, int depth) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw failure("Value is no array");
    }
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      switch (token) {
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value.texts().add(text());
        case VALUE_NULL -> value.texts().add("");
        case START_OBJECT -> object(value, depth);
        default -> throw failure("a value is neither text nor number nor object");
      }
    }
  }

  /** A person name, an item, or nothing, which may be either. */
  private void object(AttributeValue value, int depth) throws IOException {
    parser.nextToken();
    if (parser.currentToken() == JsonToken.FIELD_NAME
        && NAME_GROUPS.contains(parser.currentName())) {
      value.texts().add(name());
    } else {
      value.items().add(members(depth + 1));
    }
  }

  private String name() throws IOException {
    String[] groups = {"", "", ""};
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      int group = NAME_GROUPS.indexOf(parser.currentName());
      parser.nextToken();
      if (group < 0) {
        throw failure("a person name has an unknown component group");
      }
      groups[group] = parser.currentToken() == JsonToken.VALUE_NULL ? "" : text();
      parser.nextToken();
    }
    String name = String.join("=", groups);
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '=') {
      end--;
    }
    return name.substring(0, end);
  }

  private String text() throws IOException {
    String text = parser.getText();
    beyondAscii |= text.chars().anyMatch(character -> character > 0x7F);
    return text;
  }

  private void expect(JsonToken expected) throws IOException {
    if (parser.nextToken() != expected) {
      throw failure("an attribute is no object");
    }
  }

  private DicomFormatException failure(String reason) {
    return new DicomFormatException(
        reason, parser.currentLocation().getByteOffset(), tag, tag == 0 ? "" : Tag.toString(tag));
  }
}
