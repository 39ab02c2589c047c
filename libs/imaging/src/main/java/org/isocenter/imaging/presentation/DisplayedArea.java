package org.isocenter.imaging.presentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.render.FrameAttributes;
import org.isocenter.imaging.render.PixelShape;

/**
 * Which part of an image is shown, PS3.3 C.10.4; it may reach beyond the image.
 *
 * @param images that it is of; empty for all
 * @param left in pixels of the image, whose upper left corner is (0, 0)
 * @param width above 0
 * @param magnification how many pixels of the screen a pixel has across, where that is said; else
 *     the area is made to fit
 */
public record DisplayedArea(
    List<ReferencedImage> images,
    double left,
    double top,
    double width,
    double height,
    PixelShape shape,
    Optional<Double> magnification) {

  public DisplayedArea {
    images = List.copyOf(images);
  }

  /** The whole of an image. */
  static DisplayedArea whole(int columns, int rows) {
    return new DisplayedArea(List.of(), 0, 0, columns, rows, PixelShape.SQUARE, Optional.empty());
  }

  static List<DisplayedArea> in(Dataset dataset) {
    List<DisplayedArea> areas = new ArrayList<>();
    for (var item : dataset.items(Tags.DISPLAYED_AREA_SELECTION_SEQUENCE)) {
      of(item).ifPresent(areas::add);
    }
    return areas;
  }

  /**
   * Corners are numbers of pixels, of which the first is 1\1, and named by where they are seen: in
   * a rotated image either may be the lesser one.
   */
  private static Optional<DisplayedArea> of(Dataset item) {
    var one = PixelShape.pair(item, Tags.DISPLAYED_AREA_TOP_LEFT_HAND_CORNER);
    var other = PixelShape.pair(item, Tags.DISPLAYED_AREA_BOTTOM_RIGHT_HAND_CORNER);
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DisplayedArea(
            ReferencedImage.in(item),
            Math.min(one.get(0), other.get(0)) - 1,
            Math.min(one.get(1), other.get(1)) - 1,
            Math.abs(one.get(0) - other.get(0)) + 1,
            Math.abs(one.get(1) - other.get(1)) + 1,
            shape(item),
            magnification(item)));
  }

  private static PixelShape shape(Dataset item) {
    var spacing = PixelShape.pair(item, Tags.PRESENTATION_PIXEL_SPACING);
    var ratio = PixelShape.pair(item, Tags.PRESENTATION_PIXEL_ASPECT_RATIO);
    var sides = spacing.isEmpty() ? ratio : spacing;
    return sides.isEmpty() ? PixelShape.SQUARE : PixelShape.of(sides.get(0), sides.get(1));
  }

  /** The size of what a client's screen shows is not known: TRUE SIZE is made to fit. */
  private static Optional<Double> magnification(Dataset item) {
    if (item.string(Tags.PRESENTATION_SIZE_MODE).filter("MAGNIFY"::equals).isEmpty()) {
      return Optional.empty();
    }
    var ratio = FrameAttributes.number(item, Tags.PRESENTATION_PIXEL_MAGNIFICATION_RATIO);
    return ratio.isPresent() && ratio.getAsDouble() > 0
        ? Optional.of(ratio.getAsDouble())
        : Optional.empty();
  }
}
