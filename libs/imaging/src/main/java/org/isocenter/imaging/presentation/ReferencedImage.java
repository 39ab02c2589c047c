package org.isocenter.imaging.presentation;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;

/**
 * An image that a presentation state is about, PS3.3 table 10-3.
 *
 * @param frames counted from 1; empty for all
 */
public record ReferencedImage(String sopInstanceUid, List<Integer> frames) {

  public ReferencedImage {
    frames = List.copyOf(frames);
  }

  /** Every image of a Referenced Image Sequence (0008,1140). */
  static List<ReferencedImage> in(Dataset dataset) {
    List<ReferencedImage> images = new ArrayList<>();
    for (var item : dataset.items(Tags.REFERENCED_IMAGE_SEQUENCE)) {
      var frames = item.numbers(Tags.REFERENCED_FRAME_NUMBER).stream().map(Number::intValue);
      images.add(
          new ReferencedImage(
              item.string(Tags.REFERENCED_SOP_INSTANCE_UID).orElse(""), frames.toList()));
    }
    return images;
  }

  /** Whether it is, or has, this frame. */
  boolean includes(String uid, int frame) {
    return sopInstanceUid.equals(uid) && (frames.isEmpty() || frames.contains(frame));
  }

  /** Whether a module's item that names these images is about a frame; all are where none is. */
  static boolean include(List<ReferencedImage> images, String uid, int frame) {
    return images.isEmpty() || images.stream().anyMatch(image -> image.includes(uid, frame));
  }
}
