package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;

/**
 * A tile, its components and what it says of how they are coded.
 *
 * @param packets the bytes that its code blocks point into
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Tile(Area area, Parameters parameters, TileComponent[] components, byte[] packets) {

  /** Lays out the tile and reads its packets. */
  static Tile read(TileStream stream, ImageSize size, DecodeRequest request) throws CodecException {
    var area = size.tile(stream.index());
    var components = new TileComponent[size.components().size()];
    long precincts = 0;
    for (int c = 0; c < components.length; c++) {
      components[c] = new TileComponent(area, size.components().get(c), stream.parameters(), c);
      for (Resolution resolution : components[c].resolutions()) {
        precincts += resolution.precinctCount();
      }
    }
    var packets = stream.packets(request);
    var headers = stream.packetHeaders(packets, request);
    // Each precinct has a packet, each packet a byte.
    if (precincts > Math.max(headers.remaining(), 1)) {
      throw packets.failure("The tile has more precincts than bytes.");
    }
    for (TileComponent component : components) {
      for (Resolution resolution : component.resolutions()) {
        resolution.allocate();
      }
    }
    var tile = new Tile(area, stream.parameters(), components, packets.bytes());
    var reader =
        new PacketReader(packets, headers, stream.parameters(), request.limits().maxBytes());
    new PacketSequence(tile, reader, request).read();
    return tile;
  }
}
