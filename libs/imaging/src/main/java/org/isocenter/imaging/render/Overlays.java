package org.isocenter.imaging.render;

import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.Ink;

/**
 * Graphics overlays, PS3.3 C.9.2, drawn in white where nothing else is said. Regions of interest
 * are not drawn. Overlays in unused bits of the pixel data come here from {@link EmbeddedOverlays}.
 */
public final class Overlays {
  /** How many planes there may be. */
  public static final int GROUPS = 16;

  /** What the tags of a plane are beyond those of the one before it. */
  public static final int GROUP_STEP = 0x20000;

  private Overlays() {}

  /** Whether there are any to be drawn. */
  static boolean areIn(Dataset instance) {
    for (int group = 0; group < GROUPS; group++) {
      if (isGraphics(instance, group * GROUP_STEP)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGraphics(Dataset instance, int group) {
    return instance.string(Tags.OVERLAY_TYPE + group).filter("G"::equals).isPresent()
        && instance.contains(Tags.OVERLAY_DATA + group);
  }

  static void draw(Picture picture, FrameAttributes frame) {
    for (int group = 0; group < GROUPS; group++) {
      if (isGraphics(frame.instance(), group * GROUP_STEP)) {
        draw(picture, frame, group * GROUP_STEP, Ink.WHITE);
      }
    }
  }

  /**
   * Draws one plane, whatever its type.
   *
   * @param group what its tags are beyond those of the first plane
   */
  public static void draw(Picture picture, FrameAttributes frame, int group, Ink ink) {
    var instance = frame.instance();
    byte[] data =
        instance.value(Tags.OVERLAY_DATA + group).map(Element.Value::bytes).orElse(new byte[0]);
    int rows = number(instance, Tags.OVERLAY_ROWS + group, 0);
    int columns = number(instance, Tags.OVERLAY_COLUMNS + group, 0);
    int plane = frame.number() - number(instance, Tags.IMAGE_FRAME_ORIGIN + group, 1);
    if (plane < 0 || plane >= number(instance, Tags.NUMBER_OF_FRAMES_IN_OVERLAY + group, 1)) {
      return;
    }
    List<Number> origin = instance.numbers(Tags.OVERLAY_ORIGIN + group);
    int top = origin.size() == 2 ? origin.get(0).intValue() - 1 : 0;
    int left = origin.size() == 2 ? origin.get(1).intValue() - 1 : 0;
    long bits = (long) rows * columns;
    long first = plane * bits;
    // Rows and columns may claim billions of bits that the data has not.
    long end = Math.min(first + bits, (long) data.length * Byte.SIZE);
    var canvas = picture.canvas();
    for (long bit = first; bit < end; bit++) {
      if (isSet(data, bit)) {
        int row = top + (int) ((bit - first) / columns);
        int column = left + (int) ((bit - first) % columns);
        canvas.fillRow(row, column, column + 1, ink);
      }
    }
  }

  private static boolean isSet(byte[] data, long bit) {
    return (data[(int) (bit / Byte.SIZE)] >> bit % Byte.SIZE & 1) == 1;
  }

  private static int number(Dataset instance, int tag, int otherwise) {
    return instance.number(tag).map(Number::intValue).orElse(otherwise);
  }
}
