package org.isocenter.imaging.presentation;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.render.FrameAttributes;
import org.isocenter.imaging.render.GreyTransform;
import org.isocenter.imaging.render.UnrenderableException;

/**
 * Two sets of grey images of which one is laid over the other in colours, PS3.3 C.11.14.
 *
 * @param opacity of what is superimposed, 0 to 1
 */
public record Blending(Layer underlying, Layer superimposed, double opacity) {

  /**
   * One of the sets.
   *
   * @param studyInstanceUid where its images are
   * @param attributes its grayscale transformations
   */
  public record Layer(String studyInstanceUid, List<ReferencedSeries> series, Dataset attributes) {

    public Layer {
      series = List.copyOf(series);
    }

    private static Optional<Layer> at(String position, Dataset state) {
      return state.items(Tags.BLENDING_SEQUENCE).stream()
          .filter(item -> item.string(Tags.BLENDING_POSITION).filter(position::equals).isPresent())
          .findFirst()
          .map(item ->
              new Layer(
                  item.string(Tags.STUDY_INSTANCE_UID).orElse(""),
                  ReferencedSeries.in(item),
                  item));
    }

    GreyTransform grey(String sopInstanceUid, int frame, PixelFormat stored) {
      return new SoftcopyGreys(attributes, stored).of(sopInstanceUid, frame);
    }
  }

  static Blending of(Dataset state) throws UnrenderableException {
    var underlying = Layer.at("UNDERLYING", state);
    var superimposed = Layer.at("SUPERIMPOSED", state);
    var opacity = FrameAttributes.number(state, Tags.RELATIVE_OPACITY);
    if (underlying.isEmpty() || superimposed.isEmpty() || opacity.isEmpty()) {
      throw new UnrenderableException(
          "The presentation state does not say which images are superimposed on which, or how much"
              + " they cover.");
    }
    return new Blending(
        underlying.get(), superimposed.get(), Math.max(0, Math.min(1, opacity.getAsDouble())));
  }
}
