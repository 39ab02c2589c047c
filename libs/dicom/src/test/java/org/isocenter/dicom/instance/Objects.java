package org.isocenter.dicom.instance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;

/** Synthetic instances. */
final class Objects {
  static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.7.3";

  private Objects() {}

  static Dataset identified() {
    return new Dataset()
        .putText(Tags.SOP_CLASS_UID, Vr.UI, SOP_CLASS)
        .putText(Tags.SOP_INSTANCE_UID, Vr.UI, "1.2.3")
        .putText(Tags.STUDY_INSTANCE_UID, Vr.UI, "1.2.1")
        .putText(Tags.SERIES_INSTANCE_UID, Vr.UI, "1.2.2");
  }

  static void pixels(Dataset dataset, int rows, int columns, int frames, int bits) {
    number(dataset, Tags.SAMPLES_PER_PIXEL, 1);
    number(dataset, Tags.ROWS, rows);
    number(dataset, Tags.COLUMNS, columns);
    number(dataset, Tags.BITS_ALLOCATED, bits);
    dataset.putText(Tags.NUMBER_OF_FRAMES, Vr.IS, Integer.toString(frames));
  }

  private static void number(Dataset dataset, int tag, int value) {
    dataset.put(Element.value(tag, Vr.US, new byte[] {(byte) value, (byte) (value >> 8)}));
  }

  /** An image of 16 bits, with numbers of several sizes and a sequence. */
  static byte[] image(TransferSyntax syntax, int rows, int columns, int frames) throws IOException {
    var dataset = identified();
    pixels(dataset, rows, columns, frames, 16);
    dataset.put(
        Element.value(
            0x00189073,
            Vr.FD,
            ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(1.5).array()));
    dataset.put(
        Element.sequence(
            Tags.REFERENCED_IMAGE_SEQUENCE,
            List.of(
                new Dataset(),
                new Dataset().putText(Tags.REFERENCED_SOP_INSTANCE_UID, Vr.UI, "1.9"))));
    dataset.put(Element.value(Tags.PIXEL_DATA, Vr.OW, pixelValue(rows, columns, frames)));
    return part10(syntax, dataset);
  }

  /** The value in little endian order: in the low byte the frame, in the high one the position. */
  static byte[] pixelValue(int rows, int columns, int frames) {
    int pixels = rows * columns;
    byte[] value = new byte[pixels * 2 * frames];
    for (int i = 0; i < pixels * frames; i++) {
      value[2 * i] = (byte) (i / pixels + 1);
      value[2 * i + 1] = (byte) (i % pixels + 100);
    }
    return value;
  }

  static byte[] part10(TransferSyntax syntax, Dataset dataset) throws IOException {
    var object = new ByteArrayOutputStream();
    var meta =
        FileMeta.of(
            dataset.string(Tags.SOP_CLASS_UID).orElse(""),
            dataset.string(Tags.SOP_INSTANCE_UID).orElse(""),
            syntax);
    try (var writer = DicomWriter.part10(object, meta)) {
      writer.write(dataset);
    }
    return object.toByteArray();
  }

  /** Bytes of a Part 10 object behind its meta information. */
  static int datasetLength(byte[] object) {
    int metaLength = ByteBuffer.wrap(object, 140, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return object.length - 144 - metaLength;
  }
}
