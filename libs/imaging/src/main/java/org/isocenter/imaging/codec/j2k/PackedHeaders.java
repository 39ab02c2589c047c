package org.isocenter.imaging.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;

/** Packet headers away from their packets: PPM and PPT marker segments, T.800 A.7.4 and A.7.5. */
final class PackedHeaders {
  private final Map<Integer, ByteCursor> segments = new TreeMap<>();

  /** Takes the content of a segment; they are put in order by their index. */
  void add(ByteCursor in) throws CodecException {
    int index = in.u8();
    if (segments.put(index, in.slice(in.remaining())) != null) {
      throw in.failure("Packed packet headers " + index + " come twice.");
    }
  }

  boolean isEmpty() {
    return segments.isEmpty();
  }

  /** All content, as a tile's PPT segments give it. */
  byte[] joined() {
    var bytes = new ByteArrayOutputStream();
    for (ByteCursor segment : segments.values()) {
      bytes.write(segment.bytes(), segment.position(), segment.remaining());
    }
    return bytes.toByteArray();
  }

  /** The content by tile parts in the order of the code stream, as PPM segments give it. */
  List<byte[]> tileParts(DecodeRequest request) throws CodecException {
    byte[] all = joined();
    var in = new ByteCursor(all, 0, all.length, request);
    List<byte[]> parts = new ArrayList<>();
    while (in.remaining() >= 4) {
      long length = in.u32();
      if (length > in.remaining()) {
        throw request.failure(-1, "Packed packet headers are shorter than they claim.");
      }
      byte[] part = new byte[(int) length];
      System.arraycopy(all, in.position(), part, 0, part.length);
      parts.add(part);
      in.skip(length);
    }
    return parts;
  }
}
