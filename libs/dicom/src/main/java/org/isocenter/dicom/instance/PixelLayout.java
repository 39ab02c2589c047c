package org.isocenter.dicom.instance;

import org.isocenter.dicom.data.AsciiText;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomReader;

/** The attributes of the Image Pixel module that say how long a frame is, PS3.3 C.7.6.3. */
final class PixelLayout {
  private int rows;
  private int columns;
  private int samples = 1;
  private int bitsAllocated;
  private int frames = 1;
  private boolean halfChroma;

  /** Takes an element of the instance itself whose value is loaded. */
  void observe(DicomReader reader) {
    switch (reader.tag()) {
      case Tags.ROWS -> rows = unsignedShort(reader, 0);
      case Tags.COLUMNS -> columns = unsignedShort(reader, 0);
      case Tags.SAMPLES_PER_PIXEL -> samples = unsignedShort(reader, 1);
      case Tags.BITS_ALLOCATED -> bitsAllocated = unsignedShort(reader, 0);
      case Tags.NUMBER_OF_FRAMES -> frames = frames(text(reader));
      case Tags.PHOTOMETRIC_INTERPRETATION -> halfChroma = isHalfChroma(text(reader));
      default -> {}
    }
  }

  /** The second one is retired but occurs. */
  private static boolean isHalfChroma(String photometricInterpretation) {
    return switch (photometricInterpretation) {
      case "YBR_FULL_422", "YBR_PARTIAL_422" -> true;
      default -> false;
    };
  }

  private static int unsignedShort(DicomReader reader, int otherwise) {
    if (reader.length() < Short.BYTES) {
      return otherwise;
    }
    byte[] buf = reader.valueBuffer();
    int first = buf[reader.valueOffset()] & 0xFF;
    int second = buf[reader.valueOffset() + 1] & 0xFF;
    return reader.bigEndian() ? first << 8 | second : second << 8 | first;
  }

  private static String text(DicomReader reader) {
    return AsciiText.of(reader.valueBuffer(), reader.valueOffset(), (int) reader.length());
  }

  /** What is no number of frames is the default, 1. */
  private static int frames(String value) {
    String digits = value.strip();
    if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(Character::isDigit)) {
      return 1;
    }
    return Math.max(1, Integer.parseInt(digits));
  }

  /** Number of Frames (0028,0008). */
  int frames() {
    return frames;
  }

  /** Bits of an uncompressed frame; 0 when the attributes say of none. */
  long frameBits() {
    return (long) rows * columns * samples * bitsAllocated;
  }

  /** Whether two pixels share their chroma, PS3.3 C.7.6.3.1.2, so that a third is saved. */
  boolean halfChroma() {
    return halfChroma && samples == 3;
  }
}
