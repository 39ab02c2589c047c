package org.isocenter.retrieve.app.pixels;

/**
 * How busy decoding is.
 *
 * @param waiting frames that wait for room
 * @param refused frames since the start that had to wait too long
 * @param bytes taken by the frames that are being decoded
 */
public record DecodeLoad(int waiting, long refused, long bytes) {}
