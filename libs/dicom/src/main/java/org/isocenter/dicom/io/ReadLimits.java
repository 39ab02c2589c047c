package org.isocenter.dicom.io;

/**
 * How much a single object may ask of its reader. Every breach is a {@link DicomFormatException}.
 *
 * @param depth sequences within sequences
 * @param valueLength bytes of a value that is materialised in memory; skipping and {@link
 *     DicomReader#transferTo} are free of it, and so are slices of a byte array
 * @param elements elements, items and fragments in one object
 * @param totalLength bytes of one object, after inflation
 * @param inflation how many bytes one deflated byte may become, beyond the first 16 MiB
 */
public record ReadLimits(
    int depth, int valueLength, int elements, long totalLength, int inflation) {

  /** Far beyond what published objects need; 4 GiB are the largest value DICOM can express. */
  public static final ReadLimits DEFAULT = new ReadLimits(64, 64 << 20, 20_000_000, 16L << 30, 200);

  public ReadLimits {
    if (depth < 0 || valueLength < 0 || elements < 1 || totalLength < 1 || inflation < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  public ReadLimits withDepth(int newDepth) {
    return new ReadLimits(newDepth, valueLength, elements, totalLength, inflation);
  }

  public ReadLimits withValueLength(int newValueLength) {
    return new ReadLimits(depth, newValueLength, elements, totalLength, inflation);
  }

  public ReadLimits withElements(int newElements) {
    return new ReadLimits(depth, valueLength, newElements, totalLength, inflation);
  }

  public ReadLimits withTotalLength(long newTotalLength) {
    return new ReadLimits(depth, valueLength, elements, newTotalLength, inflation);
  }

  public ReadLimits withInflation(int newInflation) {
    return new ReadLimits(depth, valueLength, elements, totalLength, newInflation);
  }
}
