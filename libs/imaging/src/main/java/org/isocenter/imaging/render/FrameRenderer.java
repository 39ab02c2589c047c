package org.isocenter.imaging.render;

import org.isocenter.dicom.data.Dataset;
import org.isocenter.imaging.frame.ImagePixel;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * Makes a picture of a decoded frame: grayscale transformations (PS3.4 N.2), palette or colour
 * conversion, overlays, then the viewport.
 *
 * @param instance its data set, with the values of tables and overlays
 * @param number of the frame, counted from 1
 */
public record FrameRenderer(Dataset instance, int number) {

  /** Beyond this a frame is reduced to less than a thumbnail. */
  private static final int MOST_LEVELS = 5;

  private static final int COLOURS = 3;

  /**
   * Resolution levels that need not be decoded, since the view shrinks the frame further; see
   * {@code DecodeRequest}.
   *
   * @throws RegionOutsideException when the view's region lies outside of the image
   */
  public int needlessLevels(PixelFormat declared, View view) {
    var placement = view.viewport().place(declared.columns(), declared.rows());
    if (view.overlays() && Overlays.areIn(instance)) {
      return 0;
    }
    double shrinks =
        Math.min(
            placement.width() / placement.columns(), //
            placement.height() / placement.rows());
    int levels = 0;
    while (levels < MOST_LEVELS && shrinks >= 2 << levels) {
      levels++;
    }
    return levels;
  }

  /**
   * The format that the frame is to be decoded in: as declared, or with all bits allocated where
   * overlays hide in those that are not stored.
   */
  public PixelFormat decodedAs(PixelFormat declared, View view) {
    return view.overlays() ? EmbeddedOverlays.decodedAs(declared, instance) : declared;
  }

  /**
   * Renders.
   *
   * @param samples the frame, which may have been decoded at a lower resolution, and with the bits
   *     of {@link #decodedAs}
   * @param declared its size in full resolution
   * @throws UnrenderableException when its attributes do not say what it looks like
   * @throws RegionOutsideException when the view's region lies outside of the image
   */
  public Picture render(Samples samples, PixelFormat declared, View view)
      throws UnrenderableException {
    var parted = EmbeddedOverlays.part(samples, declared, new FrameAttributes(instance, number));
    return new FrameRenderer(parted.instance(), number).drawn(parted.samples(), declared, view);
  }

  private Picture drawn(Samples samples, PixelFormat declared, View view)
      throws UnrenderableException {
    var format = samples.format();
    var picture = picture(samples, view);
    if (view.overlays() && format.columns() == declared.columns()) {
      Overlays.draw(picture, new FrameAttributes(instance, number));
    }
    var placement =
        view.viewport()
            .place(declared.columns(), declared.rows())
            .reduced(
                (double) declared.columns() / format.columns(),
                (double) declared.rows() / format.rows());
    return Scaling.apply(picture, placement);
  }

  private Picture picture(Samples samples, View view) throws UnrenderableException {
    var format = samples.format();
    if (format.samples() == COLOURS) {
      return ColourPicture.of(samples);
    }
    if (format.samples() != 1) {
      throw new UnrenderableException(
          "Images of %d samples per pixel are not rendered.".formatted(format.samples()));
    }
    var photometric = ImagePixel.format(instance).photometric();
    if (photometric == Photometric.PALETTE_COLOR) {
      return Palette.picture(samples, instance);
    }
    var transform =
        GreyTransform.of(
            new FrameAttributes(instance, number),
            view.window(),
            photometric == Photometric.MONOCHROME1);
    return GreyPicture.of(samples, transform, instance);
  }
}
