package org.isocenter.imaging.codec.rle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;

/** Where the segments of a frame are, PS3.5 G.5: their number and up to 15 offsets. */
record RleHeader(byte[] frame, DecodeRequest request, int[] offsets) {
  static final int LENGTH = 64;
  static final int MOST_SEGMENTS = 15;

  static RleHeader read(byte[] frame, DecodeRequest request, int due) throws CodecException {
    if (frame.length < LENGTH) {
      throw request.failure(frame.length, "The frame ends within the RLE header.");
    }
    var header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    int segments = header.getInt(0);
    if (segments != due || segments > MOST_SEGMENTS) {
      throw request.failure(
          0, "There are %d RLE segments where %d are due.".formatted(segments & 0xFFFFFFFFL, due));
    }
    var offsets = new int[segments + 1];
    for (int i = 0; i < segments; i++) {
      int field = (i + 1) * Integer.BYTES;
      offsets[i] = header.getInt(field);
      if (offsets[i] < LENGTH || offsets[i] >= frame.length) {
        throw request.failure(field, "An RLE segment begins outside of the frame.");
      }
    }
    offsets[segments] = frame.length;
    return new RleHeader(frame, request, offsets);
  }

  /** Fills {@code plane} from a segment, which ends where the next one begins. */
  void decode(int segment, byte[] plane) throws CodecException {
    int from = offsets[segment];
    int next = offsets[segment + 1];
    int size = PackBits.decode(frame, from, next > from ? next : frame.length, plane);
    if (size < plane.length) {
      throw request.failure(
          next, "RLE segment %d holds %d of %d bytes.".formatted(segment + 1, size, plane.length));
    }
  }
}
