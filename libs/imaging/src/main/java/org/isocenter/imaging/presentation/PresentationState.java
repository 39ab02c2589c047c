package org.isocenter.imaging.presentation;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.render.DisplayShutter;
import org.isocenter.imaging.render.GreyTransform;
import org.isocenter.imaging.render.UnrenderableException;

/**
 * How images are to be looked at, PS3.3 A.33. It stands in place of everything that the images say
 * of the same: what it lacks is not taken from them (PS3.4 N.2).
 *
 * @param series what it applies to
 * @param shutter what covers every frame
 * @param areas which parts of images are shown
 * @param layers the one to be drawn first before the others
 * @param blending what is laid over {@code series}, of the kind that does so
 * @param attributes its data set, for tables, palette and overlays
 */
public record PresentationState(
    PresentationKind kind,
    List<ReferencedSeries> series,
    Optional<DisplayShutter> shutter,
    List<DisplayedArea> areas,
    Orientation orientation,
    List<GraphicLayer> layers,
    List<GraphicAnnotation> annotations,
    Optional<Blending> blending,
    Dataset attributes) {

  public PresentationState {
    series = List.copyOf(series);
    areas = List.copyOf(areas);
    layers = List.copyOf(layers);
    annotations = List.copyOf(annotations);
  }

  /**
   * Reads a data set.
   *
   * @throws UnrenderableException when it asks for more than the limits allow, or for what is not
   *     done here, with a sentence that says so
   */
  public static PresentationState read(
      PresentationKind kind, Dataset attributes, PresentationLimits limits)
      throws UnrenderableException {
    return new PresentationReader(attributes, limits).read(kind);
  }

  /** The first frame of an image that it is about; empty when it is not about the image. */
  public Optional<Integer> firstFrameOf(String sopInstanceUid) {
    return series.stream()
        .flatMap(one -> one.images().stream())
        .filter(image -> image.sopInstanceUid().equals(sopInstanceUid))
        .map(image -> image.frames().isEmpty() ? 1 : Collections.min(image.frames()))
        .min(Comparator.naturalOrder());
  }

  /** The part that is shown of a frame; the whole where nothing is said. */
  DisplayedArea area(String sopInstanceUid, int frame, PixelFormat declared) {
    return areas.stream()
        .filter(area -> ReferencedImage.include(area.images(), sopInstanceUid, frame))
        .findFirst()
        .orElseGet(() -> DisplayedArea.whole(declared.columns(), declared.rows()));
  }

  /** Whether greys are shown in colours. */
  boolean hasPalette() {
    return switch (kind) {
      case PSEUDO_COLOR -> true;
      case VARIABLE_MODALITY_LUT ->
          attributes.contains(Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR);
      case GRAYSCALE, COLOR, BLENDING, XA_XRF -> false;
    };
  }

  /** What covers a frame: of angiography by frames, PS3.3 C.11.20. */
  Optional<DisplayShutter> shutter(String sopInstanceUid, int frame) throws UnrenderableException {
    for (var item : attributes.items(Tags.FRAME_DISPLAY_SHUTTER_SEQUENCE)) {
      if (ReferencedImage.include(ReferencedImage.in(item), sopInstanceUid, frame)) {
        return DisplayShutter.of(item);
      }
    }
    return shutter;
  }

  /** The modality transformation of a frame that is subtracted, or subtracted from. */
  Modality subtracted(String sopInstanceUid, int frame) {
    return Modality.logarithmic(attributes, sopInstanceUid, frame)
        .orElseGet(() -> Modality.of(attributes, sopInstanceUid, frame));
  }

  /** Whether anything is done with the values of a frame before they are subtracted. */
  boolean hasModality(String sopInstanceUid, int frame) {
    return Modality.isIn(attributes, sopInstanceUid, frame);
  }

  /** Its grayscale transformations for a frame, PS3.4 N.2.1. */
  GreyTransform grey(String sopInstanceUid, int frame, PixelFormat stored) {
    return new SoftcopyGreys(attributes, stored).of(sopInstanceUid, frame);
  }
}
