package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.htj2k.HtBlock;
import org.isocenter.imaging.codec.htj2k.HtBlockDecoder;

/** Turns the code blocks of a tile component into its samples, T.800 annexes D, E and F. */
final class ComponentDecoder {
  private final DecodeRequest request;
  private final BlockDecoder blockDecoder = new BlockDecoder();
  private final HtBlockDecoder htDecoder = new HtBlockDecoder();
  private final byte[] packets;
  private byte[] htBytes = new byte[4096];

  ComponentDecoder(byte[] packets, DecodeRequest request) {
    this.packets = packets;
    this.request = request;
  }

  /** The samples at the resolution {@code discarded} levels below the whole. */
  Plane decode(TileComponent component, int discarded) throws CodecException {
    int last = component.resolutions().length - 1 - discarded;
    return component.style().reversible()
        ? decodeWhole(component, last)
        : decodeReal(component, last);
  }

  private Plane.Whole decodeWhole(TileComponent component, int last) throws CodecException {
    Resolution[] resolutions = component.resolutions();
    var synthesis = new ReversibleSynthesis(Math.max(resolutions[last].area().width(), 1));
    var plane = Plane.Whole.of(resolutions[0].area());
    decodeBand(component, 0, 0, plane);
    for (int r = 1; r <= last; r++) {
      var bands = new Plane.Whole[] {plane, plane, plane, plane};
      for (int b = 0; b < 3; b++) {
        bands[b + 1] = Plane.Whole.of(resolutions[r].subbands()[b].area());
        decodeBand(component, r, b, bands[b + 1]);
      }
      plane = synthesis.join(resolutions[r].area(), bands);
    }
    return plane;
  }

  private Plane.Real decodeReal(TileComponent component, int last) throws CodecException {
    Resolution[] resolutions = component.resolutions();
    var synthesis = new IrreversibleSynthesis(Math.max(resolutions[last].area().width(), 1));
    var plane = Plane.Real.of(resolutions[0].area());
    decodeBand(component, 0, 0, plane);
    for (int r = 1; r <= last; r++) {
      var bands = new Plane.Real[] {plane, plane, plane, plane};
      for (int b = 0; b < 3; b++) {
        bands[b + 1] = Plane.Real.of(resolutions[r].subbands()[b].area());
        decodeBand(component, r, b, bands[b + 1]);
      }
      plane = synthesis.join(resolutions[r].area(), bands);
    }
    return plane;
  }

  private void decodeBand(TileComponent component, int r, int b, Plane target)
      throws CodecException {
    var resolution = component.resolutions()[r];
    var band = resolution.subbands()[b];
    for (Precinct precinct : resolution.precincts()) {
      if (precinct == null) {
        continue;
      }
      for (CodeBlock block : precinct.bands()[b].blocks) {
        if (block.passes > 0) {
          decodeBlock(component, band, block, target);
        }
      }
    }
  }

  private void decodeBlock(TileComponent component, Subband band, CodeBlock block, Plane target)
      throws CodecException {
    if (request.limits().deadline().expired()) {
      throw request.failure(-1, "The time for this frame is over.");
    }
    int planes =
        component.quantization().bitPlanes(band.number())
            + component.regionShift()
            - block.zeroPlanes;
    if (planes > BlockDecoder.MOST_PLANES) {
      throw request.failure(-1, "A code block has more than 30 bit planes.");
    }
    if (planes <= 0) {
      return;
    }
    boolean highThroughput = component.style().has(CodingStyle.HIGH_THROUGHPUT);
    if (highThroughput) {
      decodeHighThroughput(component.style(), block, planes - block.placeholders);
    } else {
      blockDecoder.decode(block, packets, planes, band.orientation(), component.style());
    }
    int[] coefficients = highThroughput ? htDecoder.coefficients() : blockDecoder.magnitudes();
    int stride = highThroughput ? htDecoder.stride() : block.width;
    if (component.regionShift() > 0) {
      lowerRegion(coefficients, stride * block.height, component.regionShift());
    }
    switch (target) {
      case Plane.Whole whole -> store(coefficients, stride, block, whole);
      case Plane.Real real -> store(coefficients, stride, block, real, stepSize(component, band));
    }
  }

  private void decodeHighThroughput(CodingStyle style, CodeBlock block, int planes)
      throws CodecException {
    if (block.byteCount() > htBytes.length) {
      htBytes = new byte[block.byteCount() * 2];
    }
    block.copyBytes(packets, htBytes);
    int refined = block.segmentLength(1);
    var passes =
        new HtBlock(
            block.width, block.height, block.passes, planes - 1, style.has(CodingStyle.CAUSAL));
    if (planes < 1 || !htDecoder.decode(htBytes, block.segmentLength(0), refined, passes)) {
      throw request.failure(-1, "A code block contradicts itself.");
    }
  }

  /** Takes the coefficients of a region of interest down to their own bit planes, T.800 H.1. */
  private static void lowerRegion(int[] coefficients, int count, int shift) {
    for (int i = 0; i < count; i++) {
      int magnitude = coefficients[i] & Integer.MAX_VALUE;
      if (shift < 31 && magnitude >> 1 >= 1 << shift) {
        coefficients[i] = coefficients[i] & Integer.MIN_VALUE | magnitude >> shift;
      }
    }
  }

  /** The quantization step, T.800 E-3, halved for the bit below the last bit plane. */
  private static float stepSize(TileComponent component, Subband band) {
    var quantization = component.quantization();
    int range = component.sampling().precision() + band.gain();
    double mantissa = 1 + quantization.mantissa(band.number()) / 2048.0;
    return (float) Math.scalb(mantissa, range - quantization.exponent(band.number()) - 1);
  }

  private static void store(int[] coefficients, int stride, CodeBlock block, Plane.Whole target) {
    int[] values = target.values();
    for (int y = 0; y < block.height; y++) {
      int from = y * stride;
      int to = (block.y + y) * target.area().width() + block.x;
      for (int x = 0; x < block.width; x++) {
        int coefficient = coefficients[from + x];
        int magnitude = (coefficient & Integer.MAX_VALUE) >> 1;
        int sign = coefficient >> 31;
        values[to + x] = (magnitude ^ sign) - sign;
      }
    }
  }

  private static void store(
      int[] coefficients, int stride, CodeBlock block, Plane.Real target, float step) {
    float[] values = target.values();
    for (int y = 0; y < block.height; y++) {
      int from = y * stride;
      int to = (block.y + y) * target.area().width() + block.x;
      for (int x = 0; x < block.width; x++) {
        int coefficient = coefficients[from + x];
        float magnitude = (coefficient & Integer.MAX_VALUE) * step;
        values[to + x] = coefficient < 0 ? -magnitude : magnitude;
      }
    }
  }
}
