package org.isocenter.matching;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The names in an attribute as they are compared, which the document has only as they were sent: a
 * JSON object from the path within the attribute, empty for its own values, to a list of keys.
 */
public final class NameCollector {

  private static final JsonFactory JSON = new JsonFactory();
  private static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

  private final Map<String, List<String>> keys = new TreeMap<>();

  /** The names in an attribute's DICOM JSON, or empty when it has none. */
  public static Optional<String> names(String attribute) {
    if (!attribute.contains("\"PN\"")) {
      return Optional.empty();
    }
    var collector = new NameCollector();
    try (var in = JSON.createParser(attribute)) {
      in.nextToken();
      collector.readAttribute(in, "");
    } catch (IOException e) {
      throw new UncheckedIOException("JSON of our own is none", e);
    }
    return collector.keys.isEmpty() ? Optional.empty() : Optional.of(collector.json());
  }

  /**
   * The names in a whole DICOM JSON object: a JSON object from each attribute that has any to what
   * {@link #names} tells of it; empty when none has.
   */
  public static Optional<String> ofDocument(byte[] document) {
    var found = new TreeMap<String, String>();
    try (var in = JSON.createParser(document)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        var collector = new NameCollector();
        var attribute = in.currentName();
        in.nextToken();
        collector.readAttribute(in, "");
        if (!collector.keys.isEmpty()) {
          found.put(attribute, collector.json());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("JSON of our own is none", e);
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            found.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}")));
  }

  private void readAttribute(JsonParser in, String path) throws IOException {
    String vr = "";
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var member = in.currentName();
      in.nextToken();
      if (member.equals("vr")) {
        vr = in.getText();
      } else if (member.equals("Value") && (vr.equals("PN") || vr.equals("SQ"))) {
        readValues(in, path, vr.equals("PN"));
      } else {
        in.skipChildren();
      }
    }
  }

  private void readValues(JsonParser in, String path, boolean names) throws IOException {
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() != JsonToken.START_OBJECT) {
        continue;
      }
      if (names) {
        readName(in, path);
      } else {
        readItem(in, path);
      }
    }
  }

  private void readItem(JsonParser in, String path) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var inner = path.isEmpty() ? in.currentName() : path + "." + in.currentName();
      in.nextToken();
      readAttribute(in, inner);
    }
  }

  private void readName(JsonParser in, String path) throws IOException {
    var groups = new ArrayList<>(List.of("", "", ""));
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      int group = GROUPS.indexOf(in.currentName());
      in.nextToken();
      if (group >= 0) {
        groups.set(group, in.getText());
      }
    }
    var key = NameKey.of(groups);
    if (!key.isEmpty()) {
      keys.computeIfAbsent(path, _ -> new ArrayList<>()).add(key);
    }
  }

  private String json() {
    return keys.entrySet().stream()
        .map(entry ->
            quoted(entry.getKey())
                + ":"
                + entry.getValue().stream()
                    .map(NameCollector::quoted)
                    .collect(Collectors.joining(",", "[", "]")))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
