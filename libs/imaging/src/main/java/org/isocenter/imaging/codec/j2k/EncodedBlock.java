package org.isocenter.imaging.codec.j2k;

/**
 * A code block and its passes.
 *
 * @param zeroPlanes bit planes of the sub-band that are all zero
 * @param passes 0 when all of it is zero
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EncodedBlock(byte[] bytes, int zeroPlanes, int passes) {
  static final EncodedBlock EMPTY = new EncodedBlock(new byte[0], 0, 0);
}
