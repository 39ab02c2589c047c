package org.isocenter.imaging.presentation;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.render.GreyTransform;
import org.isocenter.imaging.render.LookupTable;

/**
 * The modality transformation of a presentation state for one frame, PS3.3 C.11.1.
 *
 * @param table in place of a rescaling
 */
record Modality(Optional<LookupTable> table, DoubleUnaryOperator operator) {

  private static final String TO_LOG = "TO_LOG";

  /**
   * That of a presentation state for a frame: of its own by frames, PS3.3 C.11.35, else the one for
   * all.
   */
  static Modality of(Dataset state, String sopInstanceUid, int frame) {
    return of(macro(state, sopInstanceUid, frame));
  }

  /** Whether a presentation state does anything with the stored values of a frame. */
  static boolean isIn(Dataset state, String sopInstanceUid, int frame) {
    var macro = macro(state, sopInstanceUid, frame);
    return macro.contains(Tags.MODALITY_LUT_SEQUENCE)
        || macro.contains(Tags.RESCALE_SLOPE)
        || logarithmic(state, sopInstanceUid, frame).isPresent();
  }

  private static Dataset macro(Dataset state, String sopInstanceUid, int frame) {
    return state.items(Tags.VARIABLE_MODALITY_LUT_SEQUENCE).stream()
        .filter(item -> ReferencedImage.include(ReferencedImage.in(item), sopInstanceUid, frame))
        .findFirst()
        .orElse(state);
  }

  /** That of a Modality LUT macro; the identity where it has neither table nor rescaling. */
  private static Modality of(Dataset macro) {
    var table = LookupTable.firstOf(macro, Tags.MODALITY_LUT_SEQUENCE);
    return table.isPresent()
        ? of(table.get())
        : new Modality(table, GreyTransform.rescaling(macro));
  }

  private static Modality of(LookupTable table) {
    return new Modality(Optional.of(table), x -> table.at((int) x));
  }

  /**
   * That of a frame before a mask is subtracted of it: Pixel Intensity Relationship LUT of PS3.3
   * C.11.19, which makes values logarithmic, else that of the presentation state.
   */
  static Optional<Modality> logarithmic(Dataset state, String sopInstanceUid, int frame) {
    return state.items(Tags.PIXEL_INTENSITY_RELATIONSHIP_LUT_SEQUENCE).stream()
        .filter(item -> MaskModule.isAbout(item, sopInstanceUid))
        .filter(item -> MaskModule.includes(item, Tags.LUT_FRAME_RANGE, frame))
        .filter(item -> item.string(Tags.LUT_FUNCTION).orElse(TO_LOG).equals(TO_LOG))
        .flatMap(item -> LookupTable.of(item, Tags.LUT_DESCRIPTOR, Tags.LUT_DATA).stream())
        .map(Modality::of)
        .findFirst();
  }

  /** The least and the greatest value that can come of what is stored. */
  Range range(double least, double greatest) {
    double one = table.isPresent() ? 0 : operator.applyAsDouble(least);
    double other = table.isPresent() ? table.get().highest() : operator.applyAsDouble(greatest);
    return new Range(Math.min(one, other), Math.max(one, other));
  }

  /** From {@code low} to {@code high}, both included. */
  record Range(double low, double high) {

    double fraction(double x) {
      return high > low ? (x - low) / (high - low) : 0;
    }

    /** Of the differences of two values in it. */
    Range difference() {
      return new Range(low - high, high - low);
    }
  }
}
