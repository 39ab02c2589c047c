package org.isocenter.imaging.codec;

/**
 * What decoding or encoding one frame may cost. A codec compares the size that its input claims
 * with the data set and with these limits before it allocates anything.
 *
 * @param maxPixels pixels of a frame
 * @param maxBytes bytes of all arrays that a codec holds at one time, its result included
 */
public record CodecLimits(long maxPixels, long maxBytes, Deadline deadline) {}
