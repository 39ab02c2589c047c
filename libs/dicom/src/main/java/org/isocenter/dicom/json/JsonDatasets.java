package org.isocenter.dicom.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.InvalidValueException;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;

/** Reads one data set with all its items. The members of an attribute may come in any order. */
final class JsonDatasets {
  private static final List<String> NAME_GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

  private final JsonParser parser;
  private final ReadLimits limits;
  private final References references;
  private int elements;
  private int tag;
  private boolean beyondAscii;

  JsonDatasets(JsonParser parser, ReadLimits limits, References references) {
    this.parser = parser;
    this.limits = limits;
    this.references = references;
  }

  /** Reads the object whose start the parser is at. */
  Dataset read() throws IOException {
    parser.nextToken();
    var dataset = members(0);
    if (beyondAscii) {
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
      if (dataset.contains(named)) {
        throw failure("an attribute occurs twice");
      }
      expect(JsonToken.START_OBJECT);
      dataset.put(attribute(named, depth));
      parser.nextToken();
    }
    if (dataset.contains(Tags.SPECIFIC_CHARACTER_SET)) {
      dataset.putText(Tags.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192");
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
    var attribute = new ModelAttribute();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      // Some writers have null where a member ought to be absent.
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        member(member, attribute, depth);
      }
    }
    tag = named;
    try {
      return attribute.toElement(named, references);
    } catch (InvalidValueException e) {
      throw failure(e.reason());
    }
  }

  private void member(String member, ModelAttribute attribute, int depth) throws IOException {
    switch (member) {
      case "vr" -> vr(attribute);
      case "Value" -> values(attribute, depth);
      case "InlineBinary" -> attribute.bytes(parser.getBinaryValue());
      case "BulkDataURI" -> attribute.uri(string());
      default -> parser.skipChildren();
    }
  }

  private String string() throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw failure("a member of an attribute is no string");
    }
    return parser.getText();
  }

  private void vr(ModelAttribute attribute) throws IOException {
    try {
      attribute.vr(string());
    } catch (InvalidValueException e) {
      throw failure(e.reason());
    }
  }

  private void values(ModelAttribute attribute, int depth) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw failure("Value is no array");
    }
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      switch (token) {
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> attribute.add(text());
        case VALUE_NULL -> attribute.add("");
        case START_OBJECT -> object(attribute, depth);
        default -> throw failure("a value is neither text nor number nor object");
      }
    }
  }

  /** A person name, an item, or nothing, which may be either. */
  private void object(ModelAttribute attribute, int depth) throws IOException {
    parser.nextToken();
    if (parser.currentToken() == JsonToken.END_OBJECT) {
      attribute.addNothing();
    } else if (parser.currentToken() == JsonToken.FIELD_NAME
        && NAME_GROUPS.contains(parser.currentName())) {
      attribute.add(name());
    } else {
      attribute.add(members(depth + 1));
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
