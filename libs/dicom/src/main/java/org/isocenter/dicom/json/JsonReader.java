package org.isocenter.dicom.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;

/**
 * Reads the DICOM JSON Model, PS3.18 Annex F, into data sets. Their texts are UTF-8, which Specific
 * Character Set (0008,0005) says where it matters. Everything that is not the model is a {@link
 * DicomFormatException}; so are breaches of the limits.
 */
public final class JsonReader {
  // An item is three levels of JSON: the attribute, its Value array, the item.
  private static final int JSON_LEVELS = 3;

  private final ReadLimits limits;
  private final References references;
  private final JsonFactory factory;

  private JsonReader(ReadLimits limits, References references) {
    this.limits = limits;
    this.references = references;
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth((limits.depth() + 2) * JSON_LEVELS)
                    .maxStringLength(limits.valueLength())
                    .maxDocumentLength(limits.totalLength())
                    .maxTokenCount(limits.elements() * 8L)
                    .build())
            .build();
  }

  /** Reads text whose references are resolved at once. */
  public JsonReader(ReadLimits limits, BulkDataSource bulkData) {
    this(limits, References.resolvedBy(bulkData));
  }

  /** Reads text that may not refer to bulk data. */
  public JsonReader(ReadLimits limits) {
    this(limits, References.REFUSED);
  }

  /** Reads text whose references become {@link org.isocenter.dicom.data.Element.Reference}s. */
  public static JsonReader keepingReferences(ReadLimits limits) {
    return new JsonReader(limits, References.KEPT);
  }

  /** Reads one object. */
  public Dataset read(InputStream json) throws IOException {
    try (JsonParser parser = factory.createParser(json)) {
      requireStart(parser, parser.nextToken());
      var dataset = dataset(parser);
      requireEnd(parser);
      return dataset;
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
  }

  /** Reads an array of objects, one at a time. */
  public void forEach(InputStream json, Consumer<Dataset> action) throws IOException {
    try (JsonParser parser = factory.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw failure(parser, "an array of data sets was expected");
      }
      for (var token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        requireStart(parser, token);
        action.accept(dataset(parser));
      }
      requireEnd(parser);
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
  }

  private Dataset dataset(JsonParser parser) throws IOException {
    return new JsonDatasets(parser, limits, references).read();
  }

  private static void requireStart(JsonParser parser, JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      throw failure(parser, "a data set was expected");
    }
  }

  private static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw failure(parser, "something follows the end");
    }
  }

  private static DicomFormatException notJson(JsonProcessingException e) {
    // A document that is too long has no location.
    long position = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
    var failure =
        new DicomFormatException("the text is not JSON or breaks a limit", position, 0, "");
    failure.initCause(e);
    return failure;
  }

  private static DicomFormatException failure(JsonParser parser, String reason) {
    return new DicomFormatException(reason, parser.currentLocation().getByteOffset(), 0, "");
  }
}
