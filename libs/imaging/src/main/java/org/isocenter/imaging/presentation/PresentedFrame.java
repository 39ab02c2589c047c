package org.isocenter.imaging.presentation;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.Ink;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.presentation.Stage.Cut;
import org.isocenter.imaging.render.DisplayShutter;
import org.isocenter.imaging.render.FrameAttributes;
import org.isocenter.imaging.render.FrameRenderer;
import org.isocenter.imaging.render.FrameView;
import org.isocenter.imaging.render.Overlays;
import org.isocenter.imaging.render.Picture;
import org.isocenter.imaging.render.PseudoColour;
import org.isocenter.imaging.render.Scaling;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;
import org.isocenter.imaging.render.Viewport.Placement;

/**
 * A frame under a presentation state, PS3.4 N.2: greys, shutters, overlays, then the displayed area
 * is turned and scaled, and at last annotations are drawn. A window of the view is passed over; of
 * its viewport the region is meant as fractions of the displayed area.
 *
 * @param image the frame as it is without
 */
public record PresentedFrame(PresentationState state, FrameRenderer image) implements FrameView {

  private static final int FIRST_OVERLAY_GROUP = 0x6000;
  private static final int COLOURS = 3;

  @Override
  public int number() {
    return image.number();
  }

  @Override
  public int needlessLevels(PixelFormat declared, View view) {
    if (hasBitmaps(view)) {
      return 0;
    }
    var stage = stage(declared, view);
    var cut = stage.cut(declared);
    boolean transposed = stage.orientation().transposed();
    double across = cut.width() / (transposed ? cut.rows() : cut.columns());
    double down = cut.height() / (transposed ? cut.columns() : cut.rows());
    return FrameRenderer.needlessLevels(Math.min(across, down));
  }

  /** Overlays in unused bits are not looked for. */
  @Override
  public PixelFormat decodedAs(PixelFormat declared, View view) {
    return declared;
  }

  @Override
  public int channels(PixelFormat declared) {
    return state.hasPalette() || state.blending().isPresent() ? COLOURS : image.channels(declared);
  }

  @Override
  public long pixels(PixelFormat declared, View view) {
    var stage = stage(declared, view);
    return (long) stage.columns() * stage.rows();
  }

  private Stage stage(PixelFormat declared, View view) {
    return Stage.of(state.area(uid(), number(), declared), state.orientation(), view.viewport());
  }

  private String uid() {
    return image.sopInstanceUid();
  }

  @Override
  public Picture render(Samples samples, PixelFormat declared, View view)
      throws UnrenderableException {
    var picture = image.picture(samples, state.grey(uid(), number(), samples.format()));
    return presented(picture, declared, view);
  }

  /**
   * What is subtracted of the frame before it is shown, see {@link Subtraction}.
   *
   * @param count frames of the image
   * @throws UnrenderableException when it cannot be subtracted
   */
  public Optional<Mask> mask(int count) throws UnrenderableException {
    var mask = new MaskModule(state.attributes()).of(uid(), number(), count);
    if (mask.isPresent() && isLinear() && !state.hasModality(uid(), number())) {
      throw new UnrenderableException(
          "A mask is subtracted from logarithms of X-ray intensities. The image holds the"
              + " intensities themselves, and the presentation state has no table of logarithms.");
    }
    return mask;
  }

  /** Pixel Intensity Relationship (0028,1040), PS3.4 N.2.1.2. */
  private boolean isLinear() {
    var properties =
        new FrameAttributes(image.instance(), number())
            .macro(Tags.FRAME_PIXEL_DATA_PROPERTIES_SEQUENCE);
    return properties.string(Tags.PIXEL_INTENSITY_RELATIONSHIP).filter("LIN"::equals).isPresent();
  }

  /** The modality transformation of a frame that is subtracted, or subtracted from. */
  Modality subtracted(int frame) {
    return state.subtracted(uid(), frame);
  }

  /** From a difference to its brightness. */
  DoubleUnaryOperator ofDifference(PixelFormat stored) {
    return new SoftcopyGreys(state.attributes(), stored)
        .ofDifference(uid(), number(), subtracted(number()));
  }

  /** The whole frame as a picture, in its own or a lower resolution, as it is to be looked at. */
  Picture presented(Picture whole, PixelFormat declared, View view) throws UnrenderableException {
    var picture =
        state.hasPalette() && whole.channels() == 1
            ? PseudoColour.of(whole, state.attributes())
            : whole;
    double across = (double) declared.columns() / whole.columns();
    double down = (double) declared.rows() / whole.rows();
    var shutter = state.shutter(uid(), number());
    if (shutter.isPresent()) {
      shutter.get().cover(picture, across, down);
    }
    if (whole.columns() == declared.columns()) {
      drawBitmaps(picture, view);
    }
    var stage = stage(declared, view);
    var shown = shown(picture, stage, stage.cut(declared), across, down);
    if (view.overlays()) {
      new AnnotationPainter(state, stage, shown).paint(uid(), number());
    }
    return shown;
  }

  private boolean hasBitmaps(View view) {
    return bitmapShutter() >= 0 || view.overlays() && activatesOverlays();
  }

  private boolean activatesOverlays() {
    for (int i = 0; i < Overlays.GROUPS; i++) {
      if (!activationLayer(i * Overlays.GROUP_STEP).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What the tags of the plane that is a shutter are beyond those of the first; -1 for none. */
  private int bitmapShutter() {
    var attributes = state.attributes();
    int group =
        attributes.number(Tags.SHUTTER_OVERLAY_GROUP).map(Number::intValue).orElse(0)
            - FIRST_OVERLAY_GROUP;
    boolean bitmap = attributes.strings(Tags.SHUTTER_SHAPE).contains("BITMAP");
    return bitmap && group >= 0 && group % 2 == 0 && group < 2 * Overlays.GROUPS
        ? group << Short.SIZE
        : -1;
  }

  private void drawBitmaps(Picture picture, View view) {
    int shutter = bitmapShutter();
    if (shutter >= 0) {
      draw(picture, shutter, DisplayShutter.ink(state.attributes()));
    }
    if (!view.overlays()) {
      return;
    }
    for (var layer : state.layers()) {
      for (int i = 0; i < Overlays.GROUPS; i++) {
        int group = i * Overlays.GROUP_STEP;
        if (group != shutter && activationLayer(group).equals(layer.name())) {
          draw(picture, group, layer.ink());
        }
      }
    }
  }

  private String activationLayer(int group) {
    return state.attributes().string(Tags.OVERLAY_ACTIVATION_LAYER + group).orElse("");
  }

  /** A plane of the presentation state, else the one of the image: PS3.3 C.11.7. */
  private void draw(Picture picture, int group, Ink ink) {
    Dataset own = state.attributes();
    if (own.contains(Tags.OVERLAY_ROWS + group)) {
      // a single plane belongs to every frame
      int plane = own.contains(Tags.NUMBER_OF_FRAMES_IN_OVERLAY + group) ? number() : 1;
      Overlays.draw(picture, new FrameAttributes(own, plane), group, ink);
    } else {
      Overlays.draw(picture, new FrameAttributes(image.instance(), number()), group, ink);
    }
  }

  /** The displayed area; black where it reaches beyond the image. */
  private static Picture shown(Picture picture, Stage stage, Cut cut, double across, double down) {
    if (cut.isEmpty()) {
      return black(picture, stage);
    }
    var orientation = stage.orientation();
    boolean transposed = orientation.transposed();
    var placement =
        new Placement(
            cut.left(),
            cut.top(),
            cut.width(),
            cut.height(),
            transposed ? orientation.flippedDown() : orientation.flippedAcross(),
            transposed ? orientation.flippedAcross() : orientation.flippedDown(),
            transposed ? cut.rows() : cut.columns(),
            transposed ? cut.columns() : cut.rows());
    var scaled = Scaling.apply(picture, placement.reduced(across, down));
    var turned = transposed ? transposed(scaled) : scaled;
    if (turned.columns() == stage.columns() && turned.rows() == stage.rows()) {
      return turned;
    }
    var shown = black(picture, stage);
    paste(turned, shown, cut.firstColumn(), cut.firstRow());
    return shown;
  }

  private static Picture black(Picture like, Stage stage) {
    int values = Math.multiplyExact(stage.columns() * like.channels(), stage.rows());
    return new Picture(stage.rows(), stage.columns(), like.channels(), new byte[values]);
  }

  private static Picture transposed(Picture picture) {
    int channels = picture.channels();
    byte[] values = new byte[picture.values().length];
    for (int row = 0; row < picture.rows(); row++) {
      for (int column = 0; column < picture.columns(); column++) {
        int from = (row * picture.columns() + column) * channels;
        System.arraycopy(
            picture.values(), from, values, (column * picture.rows() + row) * channels, channels);
      }
    }
    return new Picture(picture.columns(), picture.rows(), channels, values);
  }

  private static void paste(Picture from, Picture to, int left, int top) {
    int first = Math.max(0, left);
    int columns = Math.min(to.columns(), left + from.columns()) - first;
    for (int row = Math.max(0, top); row < Math.min(to.rows(), top + from.rows()); row++) {
      System.arraycopy(
          from.values(),
          ((row - top) * from.columns() + first - left) * from.channels(),
          to.values(),
          (row * to.columns() + first) * to.channels(),
          Math.max(0, columns) * from.channels());
    }
  }
}
