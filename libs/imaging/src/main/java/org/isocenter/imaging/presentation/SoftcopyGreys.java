package org.isocenter.imaging.presentation;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.render.GreyTransform;
import org.isocenter.imaging.render.LookupTable;

/**
 * The grayscale transformations of a presentation state, PS3.4 N.2.1. Those that it lacks are the
 * identity. Photometric Interpretation has no say (PS3.3 C.11.6).
 *
 * @param stored what can be stored in the image
 */
record SoftcopyGreys(Dataset attributes, PixelFormat stored) {

  GreyTransform of(String sopInstanceUid, int frame) {
    var table = LookupTable.firstOf(attributes, Tags.MODALITY_LUT_SEQUENCE);
    DoubleUnaryOperator modality =
        table.isPresent() ? x -> table.get().at((int) x) : GreyTransform.rescaling(attributes);
    var voi = voi(sopInstanceUid, frame).orElseGet(() -> whole(table, modality));
    return new GreyTransform(
        modality,
        Optional.of(presentation().map(voi::andThen).orElse(voi)),
        attributes.string(Tags.PRESENTATION_LUT_SHAPE).filter("INVERSE"::equals).isPresent());
  }

  /** Softcopy VOI LUT, PS3.3 C.11.8. */
  private Optional<DoubleUnaryOperator> voi(String sopInstanceUid, int frame) {
    return attributes.items(Tags.SOFTCOPY_VOILUT_SEQUENCE).stream()
        .filter(item -> ReferencedImage.include(ReferencedImage.in(item), sopInstanceUid, frame))
        .findFirst()
        .flatMap(GreyTransform::valuesOfInterest);
  }

  /** Everything that the modality transformation can give. */
  private DoubleUnaryOperator whole(Optional<LookupTable> table, DoubleUnaryOperator modality) {
    double least = stored.signed() ? -Math.scalb(1.0, stored.bitsStored() - 1) : 0;
    double greatest = least + Math.scalb(1.0, stored.bitsStored()) - 1;
    double one = table.isPresent() ? 0 : modality.applyAsDouble(least);
    double other = table.isPresent() ? table.get().highest() : modality.applyAsDouble(greatest);
    double low = Math.min(one, other);
    double high = Math.max(one, other);
    return x -> high > low ? (x - low) / (high - low) : 0;
  }

  /** A table of the Softcopy Presentation LUT, PS3.3 C.11.6, over the whole brightness. */
  private Optional<DoubleUnaryOperator> presentation() {
    return LookupTable.firstOf(attributes, Tags.PRESENTATION_LUT_SEQUENCE)
        .map(table -> {
          int last = table.entries().length - 1;
          return brightness ->
              table.entries()[(int) Math.round(Math.max(0, Math.min(1, brightness)) * last)]
                  / (double) table.highest();
        });
  }
}
