package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.CodecException;

/**
 * Packets of some resolutions and components up to some layer, and their order: one change of a POC
 * marker segment, T.800 A.6.6, or the whole tile.
 */
record Progression(
    Order order,
    int resolutionStart,
    int resolutionEnd,
    int componentStart,
    int componentEnd,
    int layerEnd) {

  /** What changes last to first as packets follow each other, T.800 table A.16. */
  enum Order {
    LRCP(0),
    RLCP(1),
    RPCL(2),
    PCRL(3),
    CPRL(4);

    private final int code;

    Order(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static Order of(int code, ByteCursor in) throws CodecException {
      for (Order order : values()) {
        if (order.code == code) {
          return order;
        }
      }
      throw in.failure("The progression order " + code + " does not exist.");
    }
  }

  /**
   * Reads one change.
   *
   * @param wide whether components are numbered with two bytes
   */
  static Progression read(ByteCursor in, boolean wide) throws CodecException {
    int resolutionStart = in.u8();
    int componentStart = wide ? in.u16() : in.u8();
    int layerEnd = in.u16();
    int resolutionEnd = in.u8();
    int componentEnd = wide ? in.u16() : in.u8();
    // One byte cannot say 256, so 0 stands for it.
    componentEnd = componentEnd == 0 ? 1 << (wide ? 14 : 8) : componentEnd;
    return new Progression(
        Order.of(in.u8(), in),
        resolutionStart,
        resolutionEnd,
        componentStart,
        componentEnd,
        layerEnd);
  }

  /** What there is of the progression in a tile. */
  Progression within(int resolutions, int components, int layers) {
    return new Progression(
        order,
        resolutionStart,
        Math.min(resolutionEnd, resolutions),
        componentStart,
        Math.min(componentEnd, components),
        Math.min(layerEnd, layers));
  }

  Progression ofResolution(int resolution) {
    return new Progression(
        order, resolution, resolution + 1, componentStart, componentEnd, layerEnd);
  }

  Progression ofComponent(int component) {
    return new Progression(
        order, resolutionStart, resolutionEnd, component, component + 1, layerEnd);
  }
}
