package org.isocenter.worklist.db;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.DatasetJson;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.matching.NameCollector;
import org.jspecify.annotations.Nullable;

/** Data sets as JSON columns have them. */
final class StoredDatasets {
  private static final JsonReader READER = new JsonReader(ReadLimits.DEFAULT);

  private StoredDatasets() {}

  /** A document, and the keys by which its names are compared. */
  record Stored(String document, @Nullable String names) {}

  static Stored write(Dataset dataset) {
    byte[] json = DatasetJson.write(dataset);
    return new Stored(
        new String(json, StandardCharsets.UTF_8), NameCollector.ofDocument(json).orElse(null));
  }

  static Dataset read(String document) {
    try {
      return READER.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("A stored data set cannot be read", e);
    }
  }
}
