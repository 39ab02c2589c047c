package org.isocenter.retrieve.messaging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.retrieve.app.NewInstance;

/**
 * The numbers by which instances are ordered, taken from their metadata.
 *
 * @param seriesNumber Series Number (0020,0011)
 * @param instanceNumber Instance Number (0020,0013)
 */
record DeliveryOrder(int seriesNumber, int instanceNumber) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Runs never end a DEFLATE stream; this does. */
  private static final byte[] FINAL_BLOCK = {3, 0};

  private static final String SERIES_NUMBER = "00200011";
  private static final String INSTANCE_NUMBER = "00200013";

  /** Inflates and reads no further than the numbers, which stand near the beginning. */
  static DeliveryOrder of(Metadata metadata) {
    try (var inflater = new Inflater(true);
        var text = new InflaterInputStream(finished(metadata), inflater, 2048);
        var parser = JSON.createParser(text)) {
      return read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("Metadata is no DICOM JSON", e);
    }
  }

  private static InputStream finished(Metadata metadata) {
    return new SequenceInputStream(
        new ByteArrayInputStream(metadata.deflated()), new ByteArrayInputStream(FINAL_BLOCK));
  }

  private static DeliveryOrder read(JsonParser parser) throws IOException {
    int series = NewInstance.UNNUMBERED;
    int instance = NewInstance.UNNUMBERED;
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String tag = parser.currentName();
      if (tag.compareTo(INSTANCE_NUMBER) > 0) {
        break;
      }
      parser.nextToken();
      switch (tag) {
        case SERIES_NUMBER -> series = firstValue(parser);
        case INSTANCE_NUMBER -> instance = firstValue(parser);
        default -> parser.skipChildren();
      }
    }
    return new DeliveryOrder(series, instance);
  }

  /** The first number of {@code {"vr": "IS", "Value": [1]}}; leaves the object read. */
  private static int firstValue(JsonParser parser) throws IOException {
    int number = NewInstance.UNNUMBERED;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isValue = parser.currentName().equals("Value");
      parser.nextToken();
      if (isValue && parser.nextToken() != JsonToken.END_ARRAY) {
        number = number(parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          parser.skipChildren();
        }
      }
      parser.skipChildren();
    }
    return number;
  }

  private static int number(JsonParser parser) throws IOException {
    boolean isEmpty = parser.currentToken() == JsonToken.VALUE_NULL;
    return isEmpty ? NewInstance.UNNUMBERED : parser.getValueAsInt(NewInstance.UNNUMBERED);
  }
}
