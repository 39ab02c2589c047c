package org.isocenter.retrieve.app.pixels;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.instance.LittleEndianInput;
import org.isocenter.retrieve.app.StoredInstance;

/** Tables and overlays that the metadata of an instance only refers to. */
@ApplicationScoped
class PresentationValues {

  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_TOGETHER = 4 * MOST_BYTES;
  private static final int OVERLAY_GROUPS = 0xFFE1_FFFF;

  private static final Set<Integer> SEQUENCES =
      Set.of(
          Tags.BLENDING_SEQUENCE,
          Tags.MODALITY_LUT_SEQUENCE,
          Tags.VARIABLE_MODALITY_LUT_SEQUENCE,
          Tags.VOILUT_SEQUENCE,
          Tags.SOFTCOPY_VOILUT_SEQUENCE,
          Tags.PRESENTATION_LUT_SEQUENCE,
          Tags.PIXEL_INTENSITY_RELATIONSHIP_LUT_SEQUENCE);

  private static final Set<Integer> TABLES =
      Set.of(
          Tags.LUT_DATA,
          Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
          Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
          Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA,
          Tags.SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
          Tags.SEGMENTED_GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
          Tags.SEGMENTED_BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA,
          Tags.OVERLAY_DATA);

  private final FramePixels pixels;

  PresentationValues(FramePixels pixels) {
    this.pixels = pixels;
  }

  /** The attributes of the image with these values in them. */
  Dataset in(StoredImage image) throws IOException {
    return in(image.instance(), image.attributes());
  }

  /** The attributes of an instance with these values in them; too many together are left out. */
  Dataset in(StoredInstance instance, Dataset attributes) throws IOException {
    return complete(new Reading(instance, new AtomicInteger(MOST_TOGETHER)), attributes, "");
  }

  /** Whose values are read, and how many bytes more of them may be. */
  private record Reading(StoredInstance instance, AtomicInteger left) {}

  private Dataset complete(Reading reading, Dataset dataset, String path) throws IOException {
    var complete = new Dataset();
    for (var element : dataset) {
      String here = path + "%08X".formatted(element.tag());
      switch (element) {
        case Element.Reference reference when isNeeded(reference.tag()) ->
            read(reading, reference, here).ifPresent(complete::put);
        case Element.Sequence sequence when SEQUENCES.contains(sequence.tag()) ->
            complete.put(Element.sequence(sequence.tag(), items(reading, sequence, here)));
        default -> complete.put(element);
      }
    }
    return complete;
  }

  private static boolean isNeeded(int tag) {
    return TABLES.contains(tag >>> 24 == 0x60 ? tag & OVERLAY_GROUPS : tag);
  }

  private List<Dataset> items(Reading reading, Element.Sequence sequence, String path)
      throws IOException {
    List<Dataset> items = new ArrayList<>();
    for (var item : sequence.items()) {
      items.add(complete(reading, item, path + "/" + items.size() + "/"));
    }
    return items;
  }

  private Optional<Element> read(Reading reading, Element.Reference reference, String path)
      throws IOException {
    var stored = pixels.value(reading.instance, path, Math.min(MOST_BYTES, reading.left.get()));
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = stored.get();
    reading.left.addAndGet(-bytes.length);
    if (reading.instance.syntax().bigEndian()) {
      var in = new ByteArrayInputStream(bytes);
      bytes = LittleEndianInput.littleEndian(in, reference.vr()).readAllBytes();
    }
    return Optional.of(Element.value(reference.tag(), reference.vr(), bytes));
  }
}
