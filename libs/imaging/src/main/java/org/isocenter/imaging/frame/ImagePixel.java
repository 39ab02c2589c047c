package org.isocenter.imaging.frame;

import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;

/** Reads the Image Pixel module, PS3.3 C.7.6.3, as far as it says how frames are laid out. */
public final class ImagePixel {
  private ImagePixel() {}

  /**
   * The format of every frame of an instance. Samples per Pixel is 1 and Pixel Representation 0
   * unless they say otherwise; Bits Stored that are absent, 0 or more than allocated are all that
   * are allocated; an unknown Photometric Interpretation is MONOCHROME2 or RGB.
   *
   * @throws IllegalArgumentException when there is no image, or one that no frame can have; its
   *     message is for people
   */
  public static PixelFormat format(Dataset instance) {
    int samples = number(instance, Tags.SAMPLES_PER_PIXEL, 1);
    int allocated = number(instance, Tags.BITS_ALLOCATED, 0);
    int stored = number(instance, Tags.BITS_STORED, allocated);
    return new PixelFormat(
        number(instance, Tags.ROWS, 0),
        number(instance, Tags.COLUMNS, 0),
        samples,
        allocated,
        stored < 1 || stored > allocated ? allocated : stored,
        number(instance, Tags.PIXEL_REPRESENTATION, 0) == 1,
        photometric(instance, samples),
        samples > 1 && number(instance, Tags.PLANAR_CONFIGURATION, 0) == 1);
  }

  private static Photometric photometric(Dataset instance, int samples) {
    return instance
        .string(Tags.PHOTOMETRIC_INTERPRETATION)
        .flatMap(Photometric::of)
        .orElse(samples == 1 ? Photometric.MONOCHROME2 : Photometric.RGB);
  }

  private static int number(Dataset instance, int tag, int otherwise) {
    return instance.number(tag).map(Number::intValue).orElse(otherwise);
  }
}
