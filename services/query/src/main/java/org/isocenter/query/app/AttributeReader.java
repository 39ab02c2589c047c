package org.isocenter.query.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.matching.NameCollector;

/**
 * Takes the indexed attributes out of an instance's DICOM JSON (PS3.18 annex F) in one pass. What
 * is not indexed is skipped; what PostgreSQL cannot hold is made harmless.
 */
public final class AttributeReader {

  /** Longer attributes are not searched by anyone, and would make every result long. */
  private static final int LONGEST_ATTRIBUTE = 16 << 10;

  private static final JsonFactory JSON = new JsonFactory();

  /** What was found of one level. */
  private record Found(
      SortedMap<Integer, String> document, Map<Integer, String> keys, Map<Integer, String> names) {
    Found() {
      this(new TreeMap<>(), new HashMap<>(), new HashMap<>());
    }

    EntityAttributes attributes() {
      return new EntityAttributes(document, keys, names);
    }
  }

  private final Found study = new Found();
  private final Found series = new Found();
  private final Found instance = new Found();

  /**
   * Reads the metadata of one instance.
   *
   * @throws IOException when it is not DICOM JSON
   */
  public static InstanceAttributes read(byte[] metadata) throws IOException {
    var reader = new AttributeReader();
    try (var in = JSON.createParser(metadata)) {
      reader.readDataSet(in);
    }
    return new InstanceAttributes(
        reader.study.attributes(), reader.series.attributes(), reader.instance.attributes());
  }

  private void readDataSet(JsonParser in) throws IOException {
    var first = in.nextToken();
    while (first == JsonToken.START_OBJECT && in.nextToken() == JsonToken.FIELD_NAME) {
      var attribute = IndexedAttributes.find(tag(in.currentName()));
      in.nextToken();
      if (attribute.isPresent() && attribute.get().isInDocument()) {
        readAttribute(in, attribute.get());
      } else {
        in.skipChildren();
      }
    }
    if (in.currentToken() != JsonToken.END_OBJECT) {
      throw new IOException("The metadata is no JSON object");
    }
  }

  private static int tag(String name) throws IOException {
    try {
      return Tag.parseHex(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("The metadata has a member that is no tag", e);
    }
  }

  private void readAttribute(JsonParser in, IndexedAttribute attribute) throws IOException {
    var json = new StringWriter();
    var first = new FirstValue();
    try (var out = JSON.createGenerator(json)) {
      copy(in, out, first);
    }
    if (!first.isPresent() || json.getBuffer().length() > LONGEST_ATTRIBUTE) {
      return;
    }
    if (attribute.tag() == Tags.TIMEZONE_OFFSET_FROM_UTC) {
      // the times of all three levels are told in it
      List.of(study, series, instance)
          .forEach(found -> found.document().put(attribute.tag(), json.toString()));
      return;
    }
    var found = of(attribute.level());
    found.document().put(attribute.tag(), json.toString());
    if (attribute.hasColumn()) {
      ColumnValue.of(attribute.vr(), first)
          .ifPresent(value -> found.keys().put(attribute.tag(), value));
    } else {
      NameCollector.names(json.toString())
          .ifPresent(names -> found.names().put(attribute.tag(), names));
    }
  }

  private Found of(Level level) {
    return switch (level) {
      case STUDY -> study;
      case SERIES -> series;
      case INSTANCE -> instance;
    };
  }

  /** Copies the value the parser stands on, and notes its first value on the way. */
  private static void copy(JsonParser in, JsonGenerator out, FirstValue first) throws IOException {
    int depth = 0;
    do {
      var token = in.currentToken();
      if (token == null) {
        throw new IOException("The metadata ends within an attribute");
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      copyToken(in, token, out, first);
      if (depth > 0) {
        in.nextToken();
      }
    } while (depth > 0);
  }

  private static void copyToken(JsonParser in, JsonToken token, JsonGenerator out, FirstValue first)
      throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      var text = Storable.text(in.getText());
      first.note(in.getParsingContext(), text);
      out.writeString(text);
    } else if (token.isNumeric()) {
      var number = in.getText();
      first.note(in.getParsingContext(), number);
      if (Storable.isNumber(number)) {
        out.writeNumber(number);
      } else {
        out.writeString(number);
      }
    } else {
      out.copyCurrentEvent(in);
    }
  }
}
