package org.isocenter.ingest.app.compress;

import java.time.Duration;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.FrameDecoder;
import org.isocenter.imaging.frame.PixelFormat;

/**
 * What compressing may cost, and what it must be worth.
 *
 * @param frames of one instance
 * @param frameBytes memory for one frame, as it is and as it becomes
 * @param frameTime for encoding or decoding one frame
 * @param saving per cent of its bytes that an instance must become smaller by
 */
public record CompressionLimits(int frames, long frameBytes, Duration frameTime, int saving) {

  /** Planes of integers, and what becomes of them. */
  private static final int ENCODING_BYTES_PER_VALUE = 16;

  /** Refuses what no installation can mean. */
  public CompressionLimits {
    if (frames < 1 || frameBytes < 1 || !frameTime.isPositive() || saving < 0 || saving > 99) {
      throw new IllegalArgumentException(
          "isocenter.ingest.compress needs frames, memory and time for them, and a saving below 100");
    }
  }

  String id() {
    return frames + "/" + frameBytes + "/" + frameTime + "/" + saving;
  }

  /** Bytes that an instance of {@code size} may have in its new form. */
  long allowed(long size) {
    return size / 100 * (100 - saving) + size % 100 * (100 - saving) / 100;
  }

  /**
   * Whether an image is small enough to be written and read again.
   *
   * @param decoder of what it becomes
   */
  boolean hold(FrameDecoder decoder, NativeImage image) {
    PixelFormat format = image.format();
    long encoding = format.values() * ENCODING_BYTES_PER_VALUE;
    long decoding = decoder.memory(format, image.frameLength());
    return image.frames() <= frames
        && 2L * image.frameLength() + Math.max(encoding, decoding) <= frameBytes;
  }

  CodecLimits codec() {
    return new CodecLimits(Long.MAX_VALUE, frameBytes, Deadline.in(frameTime));
  }
}
