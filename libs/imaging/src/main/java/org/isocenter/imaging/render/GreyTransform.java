package org.isocenter.imaging.render;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.render.VoiWindow.Function;

/**
 * The grayscale transformations of a data set, PS3.4 N.2: modality, values of interest and
 * presentation.
 *
 * @param modality from stored values to those that windows are about
 * @param valuesOfInterest from these to the brightness between 0 and 1, if the data set or the
 *     client says; else the whole range is shown
 * @param inverted whether low values are bright
 */
public record GreyTransform(
    DoubleUnaryOperator modality,
    Optional<DoubleUnaryOperator> valuesOfInterest,
    boolean inverted) {

  static GreyTransform of(FrameAttributes frame, Optional<VoiWindow> wanted, boolean monochrome1) {
    var voi = frame.macro(Tags.FRAME_VOILUT_SEQUENCE);
    boolean inverse =
        frame.instance().string(Tags.PRESENTATION_LUT_SHAPE).filter("INVERSE"::equals).isPresent();
    return new GreyTransform(
        modality(frame),
        wanted.or(() -> window(voi)).map(VoiWindow::operator).or(() -> table(frame.instance())),
        monochrome1 || inverse);
  }

  /** Modality LUT, PS3.3 C.11.1, or Pixel Value Transformation, C.7.6.16.2.9. */
  private static DoubleUnaryOperator modality(FrameAttributes frame) {
    var table = LookupTable.firstOf(frame.instance(), Tags.MODALITY_LUT_SEQUENCE);
    return table.isPresent()
        ? x -> table.get().at((int) x)
        : rescaling(frame.macro(Tags.PIXEL_VALUE_TRANSFORMATION_SEQUENCE));
  }

  /** By Rescale Slope and Intercept; identity where there are none. */
  public static DoubleUnaryOperator rescaling(Dataset rescale) {
    double slope = FrameAttributes.number(rescale, Tags.RESCALE_SLOPE).orElse(1);
    double intercept = FrameAttributes.number(rescale, Tags.RESCALE_INTERCEPT).orElse(0);
    return x -> x * slope + intercept;
  }

  /** What a VOI LUT macro says, PS3.3 C.11.2: its first window, else its first table. */
  public static Optional<DoubleUnaryOperator> valuesOfInterest(Dataset voi) {
    return window(voi).map(VoiWindow::operator).or(() -> table(voi));
  }

  /** The first window of the data set, unless it is none. */
  private static Optional<VoiWindow> window(Dataset voi) {
    OptionalDouble centre = FrameAttributes.number(voi, Tags.WINDOW_CENTER);
    OptionalDouble width = FrameAttributes.number(voi, Tags.WINDOW_WIDTH);
    if (centre.isEmpty() || width.isEmpty() || width.getAsDouble() <= 0) {
      return Optional.empty();
    }
    Function named = voi.string(Tags.VOILUT_FUNCTION).flatMap(Function::of).orElse(Function.LINEAR);
    // Found on fractions, where the formula of LINEAR has no meaning.
    boolean narrow = named == Function.LINEAR && width.getAsDouble() < 1;
    return Optional.of(
        new VoiWindow(
            centre.getAsDouble(), width.getAsDouble(), narrow ? Function.LINEAR_EXACT : named));
  }

  private static Optional<DoubleUnaryOperator> table(Dataset instance) {
    return LookupTable.firstOf(instance, Tags.VOILUT_SEQUENCE)
        .map(table -> x -> table.at((int) Math.round(x)) / (double) table.highest());
  }

  /** All of these as one; {@code low} and {@code high} are shown where nothing else is said. */
  DoubleUnaryOperator within(double low, double high) {
    DoubleUnaryOperator whole = x -> high > low ? (x - low) / (high - low) : 0;
    var brightness = modality.andThen(valuesOfInterest.orElse(whole));
    return inverted ? brightness.andThen(v -> 1 - v) : brightness;
  }
}
