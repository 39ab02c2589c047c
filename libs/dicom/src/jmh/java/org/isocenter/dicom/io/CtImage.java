package org.isocenter.dicom.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;
import org.isocenter.dicom.dictionary.Tags;

/** A synthetic CT image with as many elements as scanners write. */
final class CtImage {

  private static final int PIXELS = 512 * 512 * 2;

  private CtImage() {}

  static byte[] encode(String transferSyntax) throws IOException {
    var out = new ByteArrayOutputStream();
    var meta =
        FileMeta.of("1.2.840.10008.5.1.4.1.1.2", "2.25.1", TransferSyntax.of(transferSyntax));
    try (var writer = DicomWriter.part10(out, meta)) {
      writer.write(dataset());
    }
    return out.toByteArray();
  }

  private static Dataset dataset() {
    var dataset = new Dataset();
    for (int group : new int[] {0x0008, 0x0010, 0x0018, 0x0020, 0x0028}) {
      addText(dataset, group, 34);
    }
    var item = new Dataset().putText(Tags.REFERENCED_SOP_INSTANCE_UID, Vr.UI, "2.25.2");
    dataset.put(Element.sequence(Tags.REFERENCED_IMAGE_SEQUENCE, List.of(item, item, item)));
    dataset.put(Element.value(Tags.PIXEL_DATA, Vr.OW, new byte[PIXELS]));
    return dataset;
  }

  private static void addText(Dataset dataset, int group, int count) {
    int added = 0;
    for (int element = 1; added < count && element < 0xFFFF; element++) {
      int tag = Tag.of(group, element);
      if (Dictionary.vrOf(tag).isText()) {
        dataset.putText(tag, Dictionary.vrOf(tag), "SOME TEXT");
        added++;
      }
    }
  }
}
