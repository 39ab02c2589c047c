package org.isocenter.imaging.presentation;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.render.FrameAttributes;

/**
 * Where the pixels of a frame are in the patient, PS3.3 C.7.6.2.
 *
 * @param position of the first pixel, in millimetres
 * @param orientation direction cosines of a row, then of a column
 * @param spacing between rows, then between columns, in millimetres
 */
public record FramePlane(
    String frameOfReferenceUid,
    List<Double> position,
    List<Double> orientation,
    List<Double> spacing,
    int rows,
    int columns) {

  private static final int POSITION = 3;
  private static final int ORIENTATION = 6;
  private static final int SPACING = 2;

  /** Of the distance between pixels: less than can be seen. */
  private static final double SAME_PLACE = 0.01;

  private static final double SAME_DIRECTION = 1e-4;

  public FramePlane {
    position = List.copyOf(position);
    orientation = List.copyOf(orientation);
    spacing = List.copyOf(spacing);
  }

  /** The plane of a frame; empty where its image does not tell. */
  public static Optional<FramePlane> of(Dataset instance, int number) {
    var frame = new FrameAttributes(instance, number);
    var position =
        numbers(frame.macro(Tags.PLANE_POSITION_SEQUENCE), Tags.IMAGE_POSITION_PATIENT, POSITION);
    var orientation =
        numbers(
            frame.macro(Tags.PLANE_ORIENTATION_SEQUENCE),
            Tags.IMAGE_ORIENTATION_PATIENT,
            ORIENTATION);
    var spacing = numbers(frame.macro(Tags.PIXEL_MEASURES_SEQUENCE), Tags.PIXEL_SPACING, SPACING);
    var reference = instance.string(Tags.FRAME_OF_REFERENCE_UID).filter(uid -> !uid.isEmpty());
    if (position.isEmpty() || orientation.isEmpty() || spacing.isEmpty() || reference.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FramePlane(
            reference.get(),
            position,
            orientation,
            spacing,
            instance.number(Tags.ROWS).map(Number::intValue).orElse(0),
            instance.number(Tags.COLUMNS).map(Number::intValue).orElse(0)));
  }

  private static List<Double> numbers(Dataset dataset, int tag, int count) {
    List<Double> numbers = dataset.numbers(tag).stream().map(Number::doubleValue).toList();
    return numbers.size() == count && numbers.stream().allMatch(Double::isFinite)
        ? numbers
        : List.of();
  }

  /** Whether each pixel of one frame is where the same pixel of the other is. */
  public boolean coincidesWith(FramePlane other) {
    double pixel = Math.min(spacing.get(0), spacing.get(1));
    double spacingOfOne = SAME_PLACE * pixel / Math.max(1, Math.max(rows, columns));
    return frameOfReferenceUid.equals(other.frameOfReferenceUid)
        && rows == other.rows
        && columns == other.columns
        && agree(position, other.position, SAME_PLACE * pixel)
        && agree(spacing, other.spacing, spacingOfOne)
        && agree(orientation, other.orientation, SAME_DIRECTION);
  }

  /** Whether no number differs by more than {@code most}. */
  private static boolean agree(List<Double> one, List<Double> other, double most) {
    for (int i = 0; i < one.size(); i++) {
      if (Math.abs(one.get(i) - other.get(i)) > most) {
        return false;
      }
    }
    return true;
  }
}
