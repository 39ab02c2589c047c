package org.isocenter.retrieve.app.frames;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads the frames of one run from its stream, in their order. */
public final class FrameReader {

  private final BitReader bits;

  /**
   * Reads from the stream's first byte on; the caller closes it.
   *
   * @param origin the object's position of that byte
   */
  public FrameReader(InputStream in, long origin) {
    bits = new BitReader(in, origin);
  }

  /** Writes one frame, its fragments joined exactly as they are stored, padding included. */
  public void copy(FrameSlices frame, OutputStream out) throws IOException {
    for (var range : frame.ranges()) {
      bits.copy(range, out);
    }
  }

  /** One frame as {@link #copy} writes it, which is known to fit into memory. */
  public byte[] read(FrameSlices frame) throws IOException {
    var ranges = frame.ranges();
    if (ranges.size() == 1 && ranges.getFirst().isWholeBytes()) {
      return bits.read(ranges.getFirst());
    }
    var bytes = new ByteArrayOutputStream(Math.toIntExact(frame.byteLength()));
    copy(frame, bytes);
    return bytes.toByteArray();
  }
}
