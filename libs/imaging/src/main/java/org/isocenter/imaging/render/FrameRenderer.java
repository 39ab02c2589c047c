package org.isocenter.imaging.render;

import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.ImagePixel;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.render.Viewport.Placement;

/**
 * Makes a picture of a decoded frame: grayscale transformations (PS3.4 N.2), palette or colour
 * conversion, overlays, then the viewport.
 *
 * @param instance its data set, with the values of tables and overlays
 * @param number of the frame, counted from 1
 */
public record FrameRenderer(Dataset instance, int number) implements FrameView {

  /** Beyond this a frame is reduced to less than a thumbnail. */
  private static final int MOST_LEVELS = 5;

  private static final int COLOURS = 3;

  /** Of the image; empty where it has none. */
  public String sopInstanceUid() {
    return instance.string(Tags.SOP_INSTANCE_UID).orElse("");
  }

  @Override
  public int needlessLevels(PixelFormat declared, View view) {
    var placement = placement(declared, view);
    return view.overlays() && Overlays.areIn(instance)
        ? 0
        : needlessLevels(
            Math.min(
                placement.width() / placement.columns(), placement.height() / placement.rows()));
  }

  /** The levels that need not be decoded of what is made smaller by a factor. */
  public static int needlessLevels(double shrinks) {
    int levels = 0;
    while (levels < MOST_LEVELS && shrinks >= 2 << levels) {
      levels++;
    }
    return levels;
  }

  @Override
  public PixelFormat decodedAs(PixelFormat declared, View view) {
    return view.overlays() ? EmbeddedOverlays.decodedAs(declared, instance) : declared;
  }

  @Override
  public int channels(PixelFormat declared) {
    return declared.samples() == 1 && declared.photometric() != Photometric.PALETTE_COLOR
        ? 1
        : COLOURS;
  }

  @Override
  public long pixels(PixelFormat declared, View view) {
    var placement = placement(declared, view);
    return (long) placement.columns() * placement.rows();
  }

  private Placement placement(PixelFormat declared, View view) {
    var shape = PixelShape.of(new FrameAttributes(instance, number));
    return view.viewport().place(declared.columns(), declared.rows(), shape);
  }

  @Override
  public Picture render(Samples samples, PixelFormat declared, View view)
      throws UnrenderableException {
    var parted = EmbeddedOverlays.part(samples, declared, new FrameAttributes(instance, number));
    return new FrameRenderer(parted.instance(), number).drawn(parted.samples(), declared, view);
  }

  private Picture drawn(Samples samples, PixelFormat declared, View view)
      throws UnrenderableException {
    var format = samples.format();
    var frame = new FrameAttributes(instance, number);
    double across = (double) declared.columns() / format.columns();
    double down = (double) declared.rows() / format.rows();
    var picture = picture(samples, grey(view));
    DisplayShutter.of(frame.shutter()).ifPresent(shutter -> shutter.cover(picture, across, down));
    if (view.overlays() && format.columns() == declared.columns()) {
      Overlays.draw(picture, frame);
    }
    return Scaling.apply(picture, placement(declared, view).reduced(across, down));
  }

  private GreyTransform grey(View view) {
    return GreyTransform.of(
        new FrameAttributes(instance, number),
        view.window(),
        ImagePixel.format(instance).photometric() == Photometric.MONOCHROME1);
  }

  /**
   * The whole frame in its own size.
   *
   * @param grey how it is shown if it is no image of colours
   */
  public Picture picture(Samples samples, GreyTransform grey) throws UnrenderableException {
    var format = samples.format();
    if (format.samples() == COLOURS) {
      return ColourPicture.of(samples);
    }
    if (format.samples() != 1) {
      throw new UnrenderableException(
          "Images of %d samples per pixel are not rendered.".formatted(format.samples()));
    }
    return ImagePixel.format(instance).photometric() == Photometric.PALETTE_COLOR
        ? Palette.picture(samples, instance)
        : GreyPicture.of(samples, grey, instance);
  }
}
