package org.isocenter.dicom.xml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;
import org.isocenter.dicom.io.DicomFormatException;

/** Writes one data set with all its items. */
final class JsonToXml {
  private final JsonParser json;
  private final XmlText xml;

  JsonToXml(JsonParser json, XmlText xml) {
    this.json = json;
    this.xml = xml;
  }

  /** Writes the attributes of the object whose start the parser is at. */
  void dataset() throws IOException {
    var creators = new PrivateCreators();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      int tag = tag(json.currentName());
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw XmlFromJson.failure(json, "an attribute is no object");
      }
      if (Tag.isGroupLength(tag)) {
        json.skipChildren();
      } else {
        attribute(tag, creators);
      }
    }
    if (json.currentToken() != JsonToken.END_OBJECT) {
      throw XmlFromJson.failure(json, "a data set has no end");
    }
  }

  private int tag(String name) throws DicomFormatException {
    try {
      return Tag.parseHex(name);
    } catch (IllegalArgumentException _) {
      throw XmlFromJson.failure(json, "a key is no tag of eight hexadecimal digits");
    }
  }

  private void attribute(int tag, PrivateCreators creators) throws IOException {
    String vr = Dictionary.vrOf(tag).name();
    boolean started = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      if (json.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      if (member.equals("vr")) {
        if (started) {
          throw XmlFromJson.failure(json, "a VR comes after its value");
        }
        vr = vr();
      } else if (isValue(member)) {
        if (started) {
          throw XmlFromJson.failure(json, "an attribute has its value twice");
        }
        start(tag, vr, creators);
        started = true;
        value(member, tag, vr, creators);
      } else {
        json.skipChildren();
      }
    }
    if (!started) {
      start(tag, vr, creators);
    }
    xml.markup("</DicomAttribute>");
  }

  private String vr() throws IOException {
    String name = json.getText();
    boolean known =
        name.length() == 2 && Vr.ofCode(name.charAt(0) << Byte.SIZE | name.charAt(1)) != null;
    if (!known) {
      throw XmlFromJson.failure(json, "a VR is unknown");
    }
    return name;
  }

  private static boolean isValue(String member) {
    return switch (member) {
      case "Value", "InlineBinary", "BulkDataURI" -> true;
      default -> false;
    };
  }

  private void start(int tag, String vr, PrivateCreators creators) throws IOException {
    var creator = creators.of(tag);
    int written = creator.isPresent() ? creators.written(tag, creator.get()) : tag;
    xml.markup("<DicomAttribute");
    xml.attribute("tag", Tag.toHex(written));
    xml.attribute("vr", vr);
    var keyword = Dictionary.keywordOf(tag);
    if (keyword.isPresent()) {
      xml.attribute("keyword", keyword.get());
    }
    if (creator.isPresent()) {
      xml.attribute("privateCreator", creator.get());
    }
    xml.markup(">");
  }

  private void value(String member, int tag, String vr, PrivateCreators creators)
      throws IOException {
    switch (member) {
      case "Value" -> values(tag, vr, creators);
      case "InlineBinary" -> {
        xml.markup("<InlineBinary>");
        xml.text(text());
        xml.markup("</InlineBinary>");
      }
      default -> {
        xml.markup("<BulkData");
        xml.attribute("uri", text());
        xml.markup("/>");
      }
    }
  }

  private void values(int tag, String vr, PrivateCreators creators) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw XmlFromJson.failure(json, "Value is no array");
    }
    int number = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      number++;
      switch (vr) {
        case "SQ" -> item(number);
        case "PN" -> name(number);
        default -> {
          String text = text();
          if (number == 1 && Tag.isPrivateCreator(tag)) {
            creators.add(tag, text);
          }
          open("Value", number);
          xml.text(text);
          xml.markup("</Value>");
        }
      }
    }
  }

  private void open(String element, int number) throws IOException {
    xml.markup("<");
    xml.markup(element);
    xml.attribute("number", Integer.toString(number));
    xml.markup(">");
  }

  private void item(int number) throws IOException {
    open("Item", number);
    if (json.currentToken() == JsonToken.START_OBJECT) {
      dataset();
    } else if (json.currentToken() != JsonToken.VALUE_NULL) {
      throw XmlFromJson.failure(json, "a sequence holds what is no item");
    }
    xml.markup("</Item>");
  }

  private void name(int number) throws IOException {
    open("PersonName", number);
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String group = json.currentName();
        json.nextToken();
        if (!NativeModel.GROUPS.contains(group)) {
          throw XmlFromJson.failure(json, "a person name has an unknown component group");
        }
        group(group, text());
      }
    } else {
      group("Alphabetic", text());
    }
    xml.markup("</PersonName>");
  }

  /**
   * Empty components are left out except the last one, so that carets at the end are not lost.
   * Whatever follows a fifth caret belongs to the suffix.
   */
  private void group(String group, String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    xml.markup("<" + group + ">");
    String[] parts = text.split("\\^", NativeModel.COMPONENTS.size());
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].isEmpty() || i == parts.length - 1) {
        String component = NativeModel.COMPONENTS.get(i);
        xml.markup("<" + component + ">");
        xml.text(parts[i]);
        xml.markup("</" + component + ">");
      }
    }
    xml.markup("</" + group + ">");
  }

  /** A text, the digits of a number, or "" for null. */
  private String text() throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getText();
      case VALUE_NULL -> "";
      default -> throw XmlFromJson.failure(json, "a value is neither text nor number");
    };
  }
}
