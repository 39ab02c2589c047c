package org.isocenter.retrieve.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.imaging.render.FrameAttributes;
import org.isocenter.imaging.render.PixelShape;

/**
 * Whether a JPEG image looks right without the grayscale transformations of PS3.4 N.2: colours as a
 * JPEG decoder expects them, or gray values to which no window, table or rescaling belongs; and
 * square pixels, all of which are to be seen.
 */
final class PlainPicture {

  private static final String PHOTOMETRIC_INTERPRETATION = "00280004";

  /** Colours of JPEG files; RGB would need a marker that says so. */
  private static final Set<String> COLOURS = Set.of("YBR_FULL", "YBR_FULL_422");

  /** Window Center, Rescale Intercept, Modality and VOI LUT Sequence, functional groups. */
  private static final Set<String> TRANSFORMATIONS =
      Set.of("00281050", "00281052", "00283000", "00283010", "52009229", "52009230");

  /** Shutter Shape, which functional groups may have as well. */
  private static final String SHUTTER_SHAPE = "00181600";

  /** Pixel Aspect Ratio, Pixel Spacing, Imager and Nominal Scanned Pixel Spacing. */
  private static final Set<String> SHAPES =
      Set.of("00280034", "00280030", "00181164", "00182010", "52009229", "52009230");

  private PlainPicture() {}

  /**
   * Whether the stored frame is what is to be shown.
   *
   * @param number of the frame, counted from 1
   */
  static boolean isIn(Holdings holdings, StoredInstance instance, int number) {
    var found = holdings.metadata(holdings.snapshot(instance.location())).iterator();
    if (!found.hasNext()) {
      return false;
    }
    var metadata = found.next();
    var tags = new HashSet<>(TRANSFORMATIONS);
    tags.addAll(SHAPES);
    tags.add(SHUTTER_SHAPE);
    tags.add(PHOTOMETRIC_INTERPRETATION);
    Map<String, String> values = MetadataValues.read(metadata, tags);
    return !values.containsKey(SHUTTER_SHAPE)
        && isUntransformed(values)
        && (SHAPES.stream().noneMatch(values::containsKey) || isWholeSquares(metadata, number));
  }

  private static boolean isUntransformed(Map<String, String> values) {
    String photometric = values.getOrDefault(PHOTOMETRIC_INTERPRETATION, "");
    return COLOURS.contains(photometric)
        || (photometric.equals("MONOCHROME2")
            && TRANSFORMATIONS.stream().noneMatch(values::containsKey));
  }

  private static boolean isWholeSquares(Metadata metadata, int number) {
    try {
      var dataset =
          JsonReader.keepingReferences(ReadLimits.DEFAULT)
              .read(new ByteArrayInputStream(metadata.json("")));
      var frame = new FrameAttributes(dataset, number);
      return PixelShape.of(frame).isSquare() && !frame.hasShutter();
    } catch (IOException e) {
      throw new UncheckedIOException("Metadata is no DICOM JSON", e);
    }
  }
}
