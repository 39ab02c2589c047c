package org.isocenter.imaging.frame;

/**
 * The values of one frame in memory: row by row, the samples of a pixel side by side, one array
 * element each. A value stands in the low bits; a signed one is sign-extended to its element, an
 * unsigned one zero-extended. The array holds exactly {@link PixelFormat#values()} elements and is
 * owned by whoever holds this record.
 */
public sealed interface Samples {

  /** The shape of the values; {@code planar} is always false. */
  PixelFormat format();

  /** Values of up to 8 bits stored. */
  record Bytes(PixelFormat format, byte[] values) implements Samples {}

  /** Values of 9 to 16 bits stored. */
  record Shorts(PixelFormat format, short[] values) implements Samples {}

  /** Values of 17 to 32 bits stored. */
  record Ints(PixelFormat format, int[] values) implements Samples {}
}
