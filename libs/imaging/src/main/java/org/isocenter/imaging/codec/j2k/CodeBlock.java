package org.isocenter.imaging.codec.j2k;

import java.util.Arrays;

/**
 * A code block while its packets are read, T.800 B.7: where its bytes are and which coding passes
 * they hold. A segment is a run of passes whose code word ends by itself, B.10.7.2.
 */
final class CodeBlock {
  private static final int FIRST_LENGTH_BITS = 3;
  private static final int[] NOTHING = {};

  /** The first column and row in the sub-band. */
  final int x;

  final int y;
  final int width;
  final int height;

  boolean included;
  int zeroPlanes;
  int lengthBits = FIRST_LENGTH_BITS;
  int passes;
  int placeholders;

  private int[] segmentPasses = NOTHING;
  private int[] segmentLengths = NOTHING;
  private int segments;
  private int[] chunks = NOTHING;
  private int chunkCount;
  private int byteCount;

  CodeBlock(int x, int y, int width, int height) {
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
  }

  void openSegment() {
    if (segments == segmentPasses.length) {
      segmentPasses = Arrays.copyOf(segmentPasses, segments == 0 ? 1 : segments * 2);
      segmentLengths = Arrays.copyOf(segmentLengths, segmentPasses.length);
    }
    segments++;
  }

  /** Adds passes and their bytes to the segment that was opened last. */
  void extendSegment(int morePasses, int moreBytes) {
    segmentPasses[segments - 1] += morePasses;
    segmentLengths[segments - 1] += moreBytes;
    passes += morePasses;
  }

  void addChunk(int offset, int length) {
    if (length == 0) {
      return;
    }
    if (2 * chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunkCount == 0 ? 2 : chunkCount * 4);
    }
    chunks[2 * chunkCount] = offset;
    chunks[2 * chunkCount + 1] = length;
    chunkCount++;
    byteCount += length;
  }

  int segments() {
    return segments;
  }

  int segmentPasses(int segment) {
    return segmentPasses[segment];
  }

  int segmentLength(int segment) {
    return segmentLengths[segment];
  }

  int byteCount() {
    return byteCount;
  }

  /** Puts all bytes of the block at the start of {@code target}. */
  void copyBytes(byte[] packets, byte[] target) {
    int at = 0;
    for (int i = 0; i < chunkCount; i++) {
      System.arraycopy(packets, chunks[2 * i], target, at, chunks[2 * i + 1]);
      at += chunks[2 * i + 1];
    }
  }
}
