package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;

/**
 * Finds the code stream of a frame. DICOM wants it bare (PS3.5 8.2.4), yet some frames hold a whole
 * JP2 file, T.800 annex I.
 */
final class Jp2Boxes {
  private static final long SIGNATURE = 0x6A502020L; // "jP  "
  private static final long CODE_STREAM = 0x6A703263L; // "jp2c"
  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;

  private Jp2Boxes() {}

  /** The bytes of the code stream, whatever stands around it. */
  static ByteCursor codestream(byte[] frame, DecodeRequest request) throws CodecException {
    var cursor = new ByteCursor(frame, 0, frame.length, request);
    if (cursor.peek16() == Marker.SOC) {
      return cursor;
    }
    boolean boxes = frame.length > HEADER && boxType(frame, request) == SIGNATURE;
    while (boxes && cursor.remaining() >= HEADER) {
      int start = cursor.position();
      long length = cursor.u32();
      long type = cursor.u32();
      int header = HEADER;
      if (length == 1) {
        length = cursor.u32() << 32 | cursor.u32();
        header = LONG_HEADER;
      }
      if (type == CODE_STREAM) {
        // The length of the box is not trusted: what follows SOC says where the stream ends.
        return cursor;
      }
      if (length < header || length > frame.length - start) {
        break;
      }
      cursor.skip(length - header);
    }
    throw request.failure(cursor.position(), "This is no JPEG 2000 code stream.");
  }

  private static long boxType(byte[] frame, DecodeRequest request) throws CodecException {
    var cursor = new ByteCursor(frame, 4, frame.length, request);
    return cursor.u32();
  }
}
