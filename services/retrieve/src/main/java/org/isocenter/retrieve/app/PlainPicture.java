package org.isocenter.retrieve.app;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether a JPEG image looks right without the grayscale transformations of PS3.4 N.2: colours as a
 * JPEG decoder expects them, or gray values to which no window, table or rescaling belongs.
 */
final class PlainPicture {

  private static final String PHOTOMETRIC_INTERPRETATION = "00280004";

  /** Colours of JPEG files; RGB would need a marker that says so. */
  private static final Set<String> COLOURS = Set.of("YBR_FULL", "YBR_FULL_422");

  /** Window Center, Rescale Intercept, Modality and VOI LUT Sequence, functional groups. */
  private static final Set<String> TRANSFORMATIONS =
      Set.of("00281050", "00281052", "00283000", "00283010", "52009229", "52009230");

  private PlainPicture() {}

  static boolean isIn(Holdings holdings, StoredInstance instance) {
    var metadata = holdings.metadata(holdings.snapshot(instance.location())).iterator();
    if (!metadata.hasNext()) {
      return false;
    }
    var tags = new HashSet<>(TRANSFORMATIONS);
    tags.add(PHOTOMETRIC_INTERPRETATION);
    Map<String, String> values = MetadataValues.read(metadata.next(), tags);
    String photometric = values.getOrDefault(PHOTOMETRIC_INTERPRETATION, "");
    return COLOURS.contains(photometric)
        || (photometric.equals("MONOCHROME2")
            && TRANSFORMATIONS.stream().noneMatch(values::containsKey));
  }
}
