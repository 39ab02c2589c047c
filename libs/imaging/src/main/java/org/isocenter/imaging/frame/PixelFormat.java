package org.isocenter.imaging.frame;

/**
 * The shape of a frame, PS3.3 C.7.6.3: as a data set declares it, or as a code stream turned out to
 * be.
 *
 * @param rows 1 to 65,535
 * @param columns 1 to 65,535
 * @param samples values per pixel, 1 to 4
 * @param bitsAllocated bits that a value occupies uncompressed: 1, 8, 16 or 32
 * @param bitsStored bits of a value that mean something, 1 to {@code bitsAllocated}
 * @param signed whether values are two's complement
 * @param planar whether the uncompressed frame holds all red, then all green, then all blue
 */
public record PixelFormat(
    int rows,
    int columns,
    int samples,
    int bitsAllocated,
    int bitsStored,
    boolean signed,
    Photometric photometric,
    boolean planar) {

  private static final int MOST = 0xFFFF;

  /** Rejects what no image can have with a sentence, so that no decoder meets it. */
  public PixelFormat {
    require(rows >= 1 && rows <= MOST, "Rows are " + rows);
    require(columns >= 1 && columns <= MOST, "Columns are " + columns);
    require(samples >= 1 && samples <= 4, "Samples per Pixel are " + samples);
    require(
        bitsAllocated == 1 || bitsAllocated == 8 || bitsAllocated == 16 || bitsAllocated == 32,
        "Bits Allocated are " + bitsAllocated);
    require(bitsStored >= 1 && bitsStored <= bitsAllocated, "Bits Stored are " + bitsStored);
  }

  private static void require(boolean met, String sentence) {
    if (!met) {
      throw new IllegalArgumentException(sentence + ", which no image has.");
    }
  }

  /** Pixels of a frame. */
  public long pixels() {
    return (long) rows * columns;
  }

  /** Values of a frame: pixels times samples. */
  public long values() {
    return pixels() * samples;
  }

  /** The value of stored bits, with its sign where it has one; what is not stored is left out. */
  public double value(int stored) {
    int unused = Integer.SIZE - bitsStored;
    return signed
        ? stored << unused >> unused
        : Integer.toUnsignedLong(stored << unused >>> unused);
  }

  /** This format with {@code photometric} and no planes, as decoders return colour. */
  public PixelFormat interleaved(Photometric interpretation) {
    return new PixelFormat(
        rows, columns, samples, bitsAllocated, bitsStored, signed, interpretation, false);
  }
}
