package org.isocenter.query.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.IntPredicate;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.instance.Metadata;

/**
 * Takes attributes out of the stored metadata of an instance, inflating it as it is read. Bulk
 * data, whether it is in the metadata or only referred to, is not part of search results.
 */
final class StoredAttributes {

  /** Takes an attribute: its tag, and its DICOM JSON. */
  @FunctionalInterface
  interface Visitor {
    void attribute(int tag, byte[] json);
  }

  private static final JsonFactory JSON = new JsonFactory();

  /** An empty block that ends a deflate stream. */
  private static final byte[] FINAL_BLOCK = {3, 0};

  private StoredAttributes() {}

  /** Visits the {@code wanted} top-level attributes of a data set, as far as it is readable. */
  static void read(byte[] metadata, IntPredicate wanted, Visitor visitor) {
    try (var in = JSON.createParser(inflated(metadata))) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        int tag = Tag.parseHex(in.currentName());
        in.nextToken();
        if (wanted.test(tag)) {
          readOne(in, tag, visitor);
        } else {
          in.skipChildren();
        }
      }
    } catch (IOException | IllegalArgumentException _) {
      // was reported when the instance was indexed, without attributes
    }
  }

  private static InputStream inflated(byte[] metadata) {
    var deflated =
        new SequenceInputStream(
            new ByteArrayInputStream(Metadata.fromBytes(metadata).deflated()),
            new ByteArrayInputStream(FINAL_BLOCK));
    var inflater = new Inflater(true);
    return new InflaterInputStream(deflated, inflater) {
      @Override
      public void close() throws IOException {
        inflater.end();
        super.close();
      }
    };
  }

  private static void readOne(JsonParser in, int tag, Visitor visitor) throws IOException {
    var bytes = new ByteArrayOutputStream();
    boolean written;
    try (var out = JSON.createGenerator(bytes)) {
      written = copyAttribute(in, out, () -> {});
    }
    if (written) {
      visitor.attribute(tag, bytes.toByteArray());
    }
  }

  /** Writes what has to stand before an attribute, once it is known that there will be one. */
  @FunctionalInterface
  private interface Heading {
    void write() throws IOException;
  }

  /** Copies the attribute on whose brace the parser stands; whether it was more than bulk data. */
  private static boolean copyAttribute(JsonParser in, JsonGenerator out, Heading heading)
      throws IOException {
    String vr = "UN";
    boolean begun = false;
    boolean bulk = false;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var member = in.currentName();
      in.nextToken();
      switch (member) {
        case "vr" -> vr = in.getText();
        case "Value" -> {
          begin(out, heading, vr);
          begun = true;
          out.writeFieldName("Value");
          copyValue(in, out);
        }
        default -> {
          bulk = true;
          in.skipChildren();
        }
      }
    }
    if (!begun && !bulk) {
      begin(out, heading, vr);
      begun = true;
    }
    if (begun) {
      out.writeEndObject();
    }
    return begun;
  }

  private static void begin(JsonGenerator out, Heading heading, String vr) throws IOException {
    heading.write();
    out.writeStartObject();
    out.writeStringField("vr", vr);
  }

  /** Copies a value, an item of a sequence among them. */
  private static void copyValue(JsonParser in, JsonGenerator out) throws IOException {
    switch (in.currentToken()) {
      case START_ARRAY -> {
        out.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          copyValue(in, out);
        }
        out.writeEndArray();
      }
      case START_OBJECT -> copyObject(in, out);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(in.getText());
      default -> out.copyCurrentEvent(in);
    }
  }

  /** A name with its component groups, or an item with its attributes. */
  private static void copyObject(JsonParser in, JsonGenerator out) throws IOException {
    out.writeStartObject();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      if (in.nextToken() == JsonToken.START_OBJECT) {
        copyAttribute(in, out, () -> out.writeFieldName(name));
      } else {
        out.writeFieldName(name);
        copyValue(in, out);
      }
    }
    out.writeEndObject();
  }
}
