package org.isocenter.imaging.presentation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.Outline.Point;
import org.isocenter.imaging.render.FrameAttributes;
import org.isocenter.imaging.render.UnrenderableException;

/**
 * Which frames a presentation state subtracts from which, PS3.3 C.11.13 and, for angiography,
 * C.11.19 and C.11.21.
 */
record MaskModule(Dataset attributes) {

  private static final String SUBTRACTED = "SUB";
  private static final double PERCENT = 100;

  /** Of a frame; each is looked at in every row. */
  private static final int MOST_REGIONS = 64;

  private static final int MOST_VERTICES = 4096;

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

  private static void checkShifts(Dataset item) throws UnrenderableException {
    for (var shift : item.items(Tags.PIXEL_SHIFT_SEQUENCE)) {
      var regions = shift.items(Tags.REGION_PIXEL_SHIFT_SEQUENCE);
      long vertices = regions.stream().mapToLong(one -> corners(one).size()).sum();
      if (regions.size() > MOST_REGIONS || vertices > MOST_VERTICES) {
        throw new UnrenderableException(
            "The presentation state shifts more than %d regions of a mask, or such of more than %d vertices."
                .formatted(MOST_REGIONS, MOST_VERTICES));
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
    return Optional.of(new Mask(contrast, frames, shifts(item, place), weight));
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

  /** Those of the regions of the frame, where there are some, else that of the operation. */
  private static List<MaskShift> shifts(Dataset item, Place place) {
    return item.items(Tags.PIXEL_SHIFT_SEQUENCE).stream()
        .filter(each -> includes(each, Tags.PIXEL_SHIFT_FRAME_RANGE, place.frame))
        .findFirst()
        .map(each -> each.items(Tags.REGION_PIXEL_SHIFT_SEQUENCE))
        .orElse(List.of(item))
        .stream()
        .map(MaskModule::shift)
        .toList();
  }

  private static MaskShift shift(Dataset item) {
    var shift = item.numbers(Tags.MASK_SUB_PIXEL_SHIFT);
    return item.contains(Tags.VERTICES_OF_THE_REGION)
        ? MaskShift.within(corners(item), at(shift, 0), at(shift, 1))
        : MaskShift.everywhere(at(shift, 0), at(shift, 1));
  }

  /** The middles of the pixels, of which row and column are named, counted from 1. */
  private static List<Point> corners(Dataset item) {
    var vertices = item.numbers(Tags.VERTICES_OF_THE_REGION);
    return IntStream.range(0, vertices.size() / 2)
        .mapToObj(i ->
            new Point(
                vertices.get(2 * i + 1).doubleValue() - 0.5,
                vertices.get(2 * i).doubleValue() - 0.5))
        .toList();
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
