package org.isocenter.imaging.render;

import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;

/**
 * How much longer the sides of an image get when its pixels are made square, PS3.3 C.7.6.3.1.7: one
 * of the two factors is 1, so that nothing is lost.
 *
 * @param across factor of its width, 1 or more
 * @param down factor of its height, 1 or more
 */
public record PixelShape(double across, double down) {

  public static final PixelShape SQUARE = new PixelShape(1, 1);

  /** Spacings are rounded by who writes them; less than this is not seen. */
  private static final double UNSEEN = 1.01;

  /** Beyond this the attribute is taken for an error. */
  private static final double MOST = 64;

  private static final int[] SPACINGS = {
    Tags.PIXEL_SPACING, Tags.IMAGER_PIXEL_SPACING, Tags.NOMINAL_SCANNED_PIXEL_SPACING
  };

  /** The shape of pixels of a height and a width in the same unit; square where these mean none. */
  public static PixelShape of(double height, double width) {
    double ratio = height / width;
    if (!(ratio > 0 && Math.max(ratio, 1 / ratio) <= MOST)) {
      return SQUARE;
    }
    if (Math.max(ratio, 1 / ratio) < UNSEEN) {
      return SQUARE;
    }
    return ratio > 1 ? new PixelShape(1, ratio) : new PixelShape(1 / ratio, 1);
  }

  /** What a frame says: its Pixel Aspect Ratio, else the spacing of its pixels. */
  public static PixelShape of(FrameAttributes frame) {
    var ratio = pair(frame.instance(), Tags.PIXEL_ASPECT_RATIO);
    if (!ratio.isEmpty()) {
      return of(ratio.get(0), ratio.get(1));
    }
    var measures = pair(frame.macro(Tags.PIXEL_MEASURES_SEQUENCE), Tags.PIXEL_SPACING);
    if (!measures.isEmpty()) {
      return of(measures.get(0), measures.get(1));
    }
    for (int tag : SPACINGS) {
      var spacing = pair(frame.instance(), tag);
      if (!spacing.isEmpty()) {
        return of(spacing.get(0), spacing.get(1));
      }
    }
    return SQUARE;
  }

  /** Both numbers of an attribute, that of rows first; none when it has not got two. */
  public static List<Double> pair(Dataset dataset, int tag) {
    List<Double> numbers = dataset.numbers(tag).stream().map(Number::doubleValue).toList();
    return numbers.size() == 2 ? numbers : List.of();
  }

  public boolean isSquare() {
    return equals(SQUARE);
  }
}
