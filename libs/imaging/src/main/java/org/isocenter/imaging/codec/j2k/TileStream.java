package org.isocenter.imaging.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.imaging.codec.DecodeRequest;

/** The tile parts of one tile, T.800 A.4.2: how it is coded, and its packets. */
final class TileStream {
  private final int index;
  private final Parameters parameters;
  private final PackedHeaders ownHeaders = new PackedHeaders();
  private final ByteArrayOutputStream mainHeaders = new ByteArrayOutputStream();
  private final List<ByteCursor> bodies = new ArrayList<>();
  private boolean packed;

  TileStream(int index, Parameters parameters) {
    this.index = index;
    this.parameters = parameters;
  }

  int index() {
    return index;
  }

  Parameters parameters() {
    return parameters;
  }

  PackedHeaders ownHeaders() {
    return ownHeaders;
  }

  void addBody(ByteCursor body) {
    bodies.add(body);
  }

  /** Takes packet headers of a tile part that stand in the main header. */
  void addHeaders(byte[] headers) {
    packed = true;
    mainHeaders.writeBytes(headers);
  }

  /** The packets, those of several tile parts joined. */
  ByteCursor packets(DecodeRequest request) {
    if (bodies.size() == 1) {
      return bodies.getFirst();
    }
    var joined = new ByteArrayOutputStream();
    for (ByteCursor body : bodies) {
      joined.write(body.bytes(), body.position(), body.remaining());
    }
    return new ByteCursor(joined.toByteArray(), 0, joined.size(), request);
  }

  /** The packet headers: {@code packets} itself unless they stand apart. */
  ByteCursor packetHeaders(ByteCursor packets, DecodeRequest request) {
    if (!ownHeaders.isEmpty()) {
      byte[] headers = ownHeaders.joined();
      return new ByteCursor(headers, 0, headers.length, request);
    }
    if (packed) {
      return new ByteCursor(mainHeaders.toByteArray(), 0, mainHeaders.size(), request);
    }
    return packets;
  }
}
