package org.isocenter.dicom.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;

/**
 * Writes data sets that are in memory as DICOM JSON, PS3.18 Annex F. Pixel data in fragments and
 * values kept elsewhere have no place there.
 */
public final class DatasetJson implements JsonSink {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private DatasetJson() {}

  /** One object, in UTF-8. */
  public static byte[] write(Dataset dataset) {
    var sink = new DatasetJson();
    try {
      var writer = new JsonWriter(sink);
      members(dataset, writer);
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return sink.bytes.toByteArray();
  }

  private static void members(Dataset dataset, JsonWriter writer) throws IOException {
    for (Element element : dataset) {
      switch (element) {
        case Element.Value value -> {
          byte[] encoded = value.bytes();
          writer.element(value.tag(), value.vr(), encoded, 0, encoded.length, false);
        }
        case Element.Sequence sequence -> sequence(sequence, writer);
        case Element.Fragments _, Element.Reference _ ->
            throw new IllegalArgumentException("Such a value is not in memory: " + element);
      }
    }
  }

  private static void sequence(Element.Sequence sequence, JsonWriter writer) throws IOException {
    writer.startSequence(sequence.tag());
    for (Dataset item : sequence.items()) {
      writer.startItem();
      members(item, writer);
      writer.endItem();
    }
    writer.endSequence();
  }

  @Override
  public void write(byte[] buf, int off, int len) {
    bytes.write(buf, off, len);
  }

  @Override
  public void bulkDataUri() {
    throw new IllegalArgumentException("Values are in the data set itself");
  }
}
