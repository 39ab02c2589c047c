package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;

/** Steps through the markers of a code stream and reads their parameters, ITU-T T.81 annex B. */
public final class MarkerSegments {
  public static final int START_OF_IMAGE = 0xD8;
  public static final int END_OF_IMAGE = 0xD9;
  public static final int START_OF_SCAN = 0xDA;
  public static final int RESTART_INTERVAL = 0xDD;
  public static final int FIRST_RESTART = 0xD0;

  private static final int LAST_RESTART = 0xD7;
  private static final int TEMPORARY = 0x01;

  private final byte[] stream;
  private final DecodeRequest request;
  private int at;
  private int end;

  /** Begins at the first marker, which has to be Start Of Image. */
  public MarkerSegments(byte[] stream, DecodeRequest request) throws CodecException {
    this.stream = stream;
    this.request = request;
    if (next() != START_OF_IMAGE) {
      throw failure("The code stream does not begin with SOI.");
    }
  }

  /**
   * Goes on to the next marker, over what is unread of the segment before it.
   *
   * @return the second byte of the marker; End Of Image also where the stream ends without one
   */
  public int next() throws CodecException {
    at = end;
    while (at + 1 < stream.length && !(isMarkerStart(at) && isMarker(at + 1))) {
      at++;
    }
    if (at + 1 >= stream.length) {
      at = end = stream.length;
      return END_OF_IMAGE;
    }
    int marker = stream[at + 1] & 0xFF;
    at += 2;
    end = at;
    if (marker >= FIRST_RESTART && marker <= END_OF_IMAGE || marker == TEMPORARY) {
      return marker;
    }
    end = at + 2;
    if (end > stream.length) {
      throw failure("The code stream ends within a marker segment.");
    }
    int length = unsignedShort();
    end = at - 2 + length;
    if (length < 2 || end > stream.length) {
      throw failure("A marker segment is longer than the code stream.");
    }
    return marker;
  }

  private boolean isMarkerStart(int position) {
    return stream[position] == -1;
  }

  private boolean isMarker(int position) {
    return stream[position] != 0 && stream[position] != -1;
  }

  /** Whether {@code marker} is one of the eight RST markers. */
  public static boolean isRestart(int marker) {
    return marker >= FIRST_RESTART && marker <= LAST_RESTART;
  }

  /** The next byte of the segment. */
  public int unsignedByte() throws CodecException {
    requireBytes(1);
    return stream[at++] & 0xFF;
  }

  /** The next two bytes of the segment. */
  public int unsignedShort() throws CodecException {
    requireBytes(2);
    at += 2;
    return (stream[at - 2] & 0xFF) << 8 | stream[at - 1] & 0xFF;
  }

  private void requireBytes(int count) throws CodecException {
    if (remaining() < count) {
      throw failure("A marker segment is too short.");
    }
  }

  /** Unread bytes of the segment. */
  public int remaining() {
    return end - at;
  }

  /** The position behind the segment, where the entropy-coded data of a scan begin. */
  public int end() {
    return end;
  }

  /** Goes on at {@code position}, where the entropy-coded data of a scan have ended. */
  public void resumeAt(int position) {
    at = position;
    end = position;
  }

  public byte[] stream() {
    return stream;
  }

  public DecodeRequest request() {
    return request;
  }

  /** A failure at the current position. */
  public CodecException failure(String sentence) {
    return request.failure(at, sentence);
  }
}
