package org.isocenter.retrieve.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.isocenter.dicom.instance.Metadata;

/** Some attributes of an instance itself, read from its metadata. */
public final class MetadataValues {

  private static final JsonFactory JSON = new JsonFactory();

  private MetadataValues() {}

  /**
   * The first value of each attribute, or its inline binary in Base64; an empty text for one that
   * is there without a value.
   */
  public static Map<String, String> read(Metadata metadata, Set<String> tags) {
    Map<String, String> values = new HashMap<>();
    try (var parser = JSON.createParser(metadata.json(""))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String tag = parser.currentName();
        parser.nextToken();
        if (tags.contains(tag)) {
          values.put(tag, firstValue(parser));
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Metadata is no DICOM JSON", e);
    }
    return values;
  }

  private static String firstValue(JsonParser parser) throws IOException {
    String value = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "InlineBinary" -> value = parser.getText();
        case "Value" -> value = firstOfArray(parser);
        default -> parser.skipChildren();
      }
    }
    return value;
  }

  private static String firstOfArray(JsonParser parser) throws IOException {
    String first = "";
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i == 0 && parser.currentToken().isScalarValue()) {
        first = parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
      }
      parser.skipChildren();
    }
    return first;
  }
}
