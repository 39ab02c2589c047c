package org.isocenter.imaging.render;

import java.util.Optional;
import java.util.OptionalDouble;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;

/**
 * The attributes of one frame: those of its functional groups, PS3.3 C.7.6.16, before those shared
 * by all frames, before those of the instance.
 *
 * @param number of the frame, counted from 1
 */
public record FrameAttributes(Dataset instance, int number) {

  /** Where the attributes stand that a functional group macro would hold. */
  public Dataset macro(int sequence) {
    return perFrame(sequence).or(() -> shared(sequence)).orElse(instance);
  }

  private Optional<Dataset> perFrame(int sequence) {
    var groups = instance.items(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
    return number <= groups.size()
        ? groups.get(number - 1).items(sequence).stream().findFirst()
        : Optional.empty();
  }

  private Optional<Dataset> shared(int sequence) {
    return instance.items(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).stream()
        .flatMap(group -> group.items(sequence).stream())
        .findFirst();
  }

  /** Whether a part of it is covered by a shutter, PS3.3 C.7.6.11. */
  public boolean hasShutter() {
    return shutter().contains(Tags.SHUTTER_SHAPE);
  }

  /** Where the attributes of its shutter stand, be there one or not. */
  Dataset shutter() {
    return macro(Tags.FRAME_DISPLAY_SHUTTER_SEQUENCE);
  }

  /** The first number of an attribute, unless it is none that can be reckoned with. */
  public static OptionalDouble number(Dataset dataset, int tag) {
    double number = dataset.number(tag).map(Number::doubleValue).orElse(Double.NaN);
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }
}
