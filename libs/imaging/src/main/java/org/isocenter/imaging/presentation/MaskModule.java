package org.isocenter.imaging.presentation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.render.FrameAttributes;
import org.isocenter.imaging.render.UnrenderableException;

/**
 * Which frames a presentation state subtracts from which, PS3.3 C.11.13 and, for angiography,
 * C.11.19 and C.11.21.
 */
record MaskModule(Dataset attributes) {

  private static final String SUBTRACTED = "SUB";
  private static final double PERCENT = 100;

  /**
   * Refuses what is not done here, before anything is decoded.
   *
   * @param mostFrames that one picture may be made of
   */
  void check(int mostFrames) throws UnrenderableException {
    for (var item : attributes.items(Tags.MASK_SUBTRACTION_SEQUENCE)) {
      Operation.of(item);
      checkShifts(item);
      long frames = item.numbers(Tags.MASK_FRAME_NUMBERS).size() + (long) averaged(item);
      if (frames > mostFrames) {
        throw new UnrenderableException(
            "The presentation state makes a picture of more than %d frames, the mask among them."
                .formatted(mostFrames));
      }
    }
    checkShifts(attributes);
    for (var presented : attributes.items(Tags.MULTI_FRAME_PRESENTATION_SEQUENCE)) {
      for (var display : presented.items(Tags.FRAME_DISPLAY_SEQUENCE)) {
        if (FrameAttributes.number(display, Tags.DISPLAY_FILTER_PERCENTAGE).orElse(0) > 0) {
          throw new UnrenderableException(
              "The presentation state enhances edges by a filter (Display Filter Percentage), which"
                  + " is not done here.");
        }
      }
    }
  }

  private static void checkShifts(Dataset dataset) throws UnrenderableException {
    for (var shift : dataset.items(Tags.PIXEL_SHIFT_SEQUENCE)) {
      var regions = shift.items(Tags.REGION_PIXEL_SHIFT_SEQUENCE);
      if (regions.size() > 1
          || regions.stream().anyMatch(one -> one.contains(Tags.VERTICES_OF_THE_REGION))) {
        throw new UnrenderableException(
            "The presentation state shifts regions of the mask by themselves (Vertices of the"
                + " Region), which is not done here.");
      }
    }
  }

  /**
   * What is subtracted of a frame; nothing of one to which no operation is applicable.
   *
   * @param count frames of the image
   */
  Optional<Mask> of(String sopInstanceUid, int frame, int count) throws UnrenderableException {
    var display = display(sopInstanceUid, frame);
    if (!display
        .flatMap(item -> item.string(Tags.RECOMMENDED_VIEWING_MODE))
        .or(() -> attributes.string(Tags.RECOMMENDED_VIEWING_MODE))
        .orElse(SUBTRACTED)
        .equals(SUBTRACTED)) {
      return Optional.empty();
    }
    double visible =
        display.map(item -> number(item, Tags.MASK_VISIBILITY_PERCENTAGE)).orElse(0.0) / PERCENT;
    for (var item : attributes.items(Tags.MASK_SUBTRACTION_SEQUENCE)) {
      if (isAbout(item, sopInstanceUid) && includes(item, Tags.APPLICABLE_FRAME_RANGE, frame)) {
        return mask(item, new Place(sopInstanceUid, frame, count), 1 - clamp(visible));
      }
    }
    return Optional.empty();
  }

  /** The frame that is shown, of an image of so many. */
  private record Place(String sopInstanceUid, int frame, int count) {
    boolean has(int number) {
      return number >= 1 && number <= count;
    }
  }

  private Optional<Dataset> display(String sopInstanceUid, int frame) {
    return attributes.items(Tags.MULTI_FRAME_PRESENTATION_SEQUENCE).stream()
        .filter(item -> isAbout(item, sopInstanceUid))
        .flatMap(item -> item.items(Tags.FRAME_DISPLAY_SEQUENCE).stream())
        .filter(
            item -> number(item, Tags.START_TRIM) <= frame && frame <= number(item, Tags.STOP_TRIM))
        .findFirst();
  }

  private Optional<Mask> mask(Dataset item, Place place, double weight)
      throws UnrenderableException {
    var operation = Operation.of(item);
    int last = place.frame + averaged(item) - 1;
    List<Integer> frames = operation.frames(item, place.frame);
    if (operation == Operation.NONE || !place.has(last)) {
      return Optional.empty();
    }
    if (operation == Operation.AVG_SUB) {
      requireMask(frames, place);
    } else if (!place.has(frames.getFirst())) {
      return Optional.empty();
    }
    var contrast = IntStream.rangeClosed(place.frame, last).boxed().toList();
    var shift = shift(item, place);
    return Optional.of(new Mask(contrast, frames, at(shift, 0), at(shift, 1), weight));
  }

  private static void requireMask(List<Integer> frames, Place place) throws UnrenderableException {
    if (frames.isEmpty()) {
      throw new UnrenderableException("The presentation state names no frame of its mask.");
    }
    for (int number : frames) {
      if (!place.has(number)) {
        throw new UnrenderableException(
            "The mask is frame %d of an image that has %d.".formatted(number, place.count));
      }
    }
  }

  /** The shift of the whole mask. */
  private List<Number> shift(Dataset item, Place place) {
    var shifts =
        item.contains(Tags.PIXEL_SHIFT_SEQUENCE)
            ? item.items(Tags.PIXEL_SHIFT_SEQUENCE)
            : attributes.items(Tags.PIXEL_SHIFT_SEQUENCE);
    return shifts.stream()
        .filter(each -> isAbout(each, place.sopInstanceUid))
        .filter(each -> includes(each, Tags.PIXEL_SHIFT_FRAME_RANGE, place.frame))
        .findFirst()
        .map(each -> each.items(Tags.REGION_PIXEL_SHIFT_SEQUENCE).stream().findFirst().orElse(each))
        .orElse(item)
        .numbers(Tags.MASK_SUB_PIXEL_SHIFT);
  }

  private static double at(List<Number> shift, int index) {
    double value = index < shift.size() ? shift.get(index).doubleValue() : 0;
    return Double.isFinite(value) ? value : 0;
  }

  /** An item that names no image is about all of them. */
  static boolean isAbout(Dataset item, String sopInstanceUid) {
    var images = ReferencedImage.in(item);
    return images.isEmpty()
        || images.stream().anyMatch(image -> image.sopInstanceUid().equals(sopInstanceUid));
  }

  /** Whether a frame is in one of the ranges of an item, which without any is about all. */
  static boolean includes(Dataset item, int ranges, int frame) {
    var ends = item.numbers(ranges);
    for (int i = 0; i + 1 < ends.size(); i += 2) {
      if (ends.get(i).intValue() <= frame && frame <= ends.get(i + 1).intValue()) {
        return true;
      }
    }
    return ends.isEmpty();
  }

  private static int averaged(Dataset item) {
    return Math.max(1, (int) number(item, Tags.CONTRAST_FRAME_AVERAGING));
  }

  private static double number(Dataset item, int tag) {
    return FrameAttributes.number(item, tag).orElse(0);
  }

  private static double clamp(double fraction) {
    return Math.max(0, Math.min(1, fraction));
  }

  /** Mask Operation (0028,6101), section C.7.6.10.1. */
  private enum Operation {
    NONE,
    AVG_SUB,
    TID,
    REV_TID;

    static Operation of(Dataset item) throws UnrenderableException {
      String name = item.string(Tags.MASK_OPERATION).orElse("");
      for (var each : values()) {
        if (each.name().equals(name)) {
          return each;
        }
      }
      throw new UnrenderableException(
          "The presentation state subtracts a mask by an operation that is not done here.");
    }

    /** The frames of the mask, which an image may not have. */
    List<Integer> frames(Dataset item, int frame) {
      int offset =
          FrameAttributes.number(item, Tags.TID_OFFSET).stream()
              .mapToInt(n -> (int) n)
              .findFirst()
              .orElse(1);
      return switch (this) {
        case NONE -> List.of();
        case AVG_SUB ->
            item.numbers(Tags.MASK_FRAME_NUMBERS).stream().map(Number::intValue).toList();
        case TID -> List.of(frame - offset);
        case REV_TID -> {
          int first =
              item.numbers(Tags.APPLICABLE_FRAME_RANGE).stream()
                  .mapToInt(Number::intValue)
                  .findFirst()
                  .orElse(frame);
          yield List.of(first - offset - (frame - first));
        }
      };
    }
  }
}
