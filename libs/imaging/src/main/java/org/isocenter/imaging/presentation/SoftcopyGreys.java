package org.isocenter.imaging.presentation;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.presentation.Modality.Range;
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
    var modality = Modality.of(attributes, sopInstanceUid, frame);
    return new GreyTransform(
        modality.operator(),
        Optional.of(presented(voi(sopInstanceUid, frame, range(modality)))),
        inverted());
  }

  /** From the difference of two values behind their modality transformation to its brightness. */
  DoubleUnaryOperator ofDifference(String sopInstanceUid, int frame, Modality modality) {
    var whole = range(modality).difference();
    var brightness = presented(voi(sopInstanceUid, frame, whole));
    return inverted() ? brightness.andThen(v -> 1 - v) : brightness;
  }

  private DoubleUnaryOperator presented(DoubleUnaryOperator voi) {
    return presentation().map(voi::andThen).orElse(voi);
  }

  private boolean inverted() {
    return attributes.string(Tags.PRESENTATION_LUT_SHAPE).filter("INVERSE"::equals).isPresent();
  }

  /** Softcopy VOI LUT, PS3.3 C.11.8; where there is none for the frame, everything is shown. */
  private DoubleUnaryOperator voi(String sopInstanceUid, int frame, Range whole) {
    return attributes.items(Tags.SOFTCOPY_VOILUT_SEQUENCE).stream()
        .filter(item -> ReferencedImage.include(ReferencedImage.in(item), sopInstanceUid, frame))
        .findFirst()
        .flatMap(GreyTransform::valuesOfInterest)
        .orElse(whole::fraction);
  }

  /** Everything that the modality transformation can give. */
  private Range range(Modality modality) {
    double least = stored.signed() ? -Math.scalb(1.0, stored.bitsStored() - 1) : 0;
    return modality.range(least, least + Math.scalb(1.0, stored.bitsStored()) - 1);
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
