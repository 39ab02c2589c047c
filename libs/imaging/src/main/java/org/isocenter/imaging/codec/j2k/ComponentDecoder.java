package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.htj2k.HtBlock;

/** Turns the code blocks of a tile component into its samples, T.800 annexes D, E and F. */
final class ComponentDecoder {
  private final TileComponent component;
  private final byte[] packets;
  private final BlockDecoders decoders;
  private final DecodeRequest request;
  private byte[] htBytes = {};
  private float scale;

  /**
   * @param packets the bytes that the code blocks point into
   */
  ComponentDecoder(TileComponent component, byte[] packets, BlockDecoders decoders) {
    this.component = component;
    this.packets = packets;
    this.decoders = decoders;
    this.request = decoders.request();
  }

  /** The samples at the resolution {@code discarded} levels below the whole. */
  Plane decode(int discarded) throws CodecException {
    int last = component.resolutions().length - 1 - discarded;
    return component.style().reversible() ? decodeWhole(last) : decodeReal(last);
  }

  private Plane.Whole decodeWhole(int last) throws CodecException {
    Resolution[] resolutions = component.resolutions();
    var synthesis = new ReversibleSynthesis(Math.max(resolutions[last].area().width(), 1));
    var plane = Plane.Whole.of(resolutions[0].area());
    decodeBand(0, 0, plane);
    for (int r = 1; r <= last; r++) {
      var bands = new Plane.Whole[] {plane, plane, plane, plane};
      for (int b = 0; b < 3; b++) {
        bands[b + 1] = Plane.Whole.of(resolutions[r].subbands()[b].area());
        decodeBand(r, b, bands[b + 1]);
      }
      plane = synthesis.join(resolutions[r].area(), bands);
    }
    return plane;
  }

  private Plane.Real decodeReal(int last) throws CodecException {
    Resolution[] resolutions = component.resolutions();
    var synthesis = new IrreversibleSynthesis(Math.max(resolutions[last].area().width(), 1));
    var plane = Plane.Real.of(resolutions[0].area());
    decodeBand(0, 0, plane);
    for (int r = 1; r <= last; r++) {
      var bands = new Plane.Real[] {plane, plane, plane, plane};
      for (int b = 0; b < 3; b++) {
        bands[b + 1] = Plane.Real.of(resolutions[r].subbands()[b].area());
        decodeBand(r, b, bands[b + 1]);
      }
      plane = synthesis.join(resolutions[r].area(), bands);
    }
    return plane;
  }

  private void decodeBand(int r, int b, Plane target) throws CodecException {
    var resolution = component.resolutions()[r];
    var band = resolution.subbands()[b];
    for (Precinct precinct : resolution.precincts()) {
      if (precinct == null) {
        continue;
      }
      for (CodeBlock block : precinct.bands()[b].blocks) {
        if (block.passes > 0) {
          decodeBlock(band, block, target);
        }
      }
    }
  }

  private void decodeBlock(Subband band, CodeBlock block, Plane target) throws CodecException {
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
    int[] coefficients;
    int stride = block.width;
    if (component.style().has(CodingStyle.HIGH_THROUGHPUT)) {
      decodeHighThroughput(block, planes - block.placeholders);
      coefficients = decoders.ht().coefficients();
      stride = decoders.ht().stride();
    } else {
      decoders.mq().start(block, band.orientation(), component.style());
      decoders.mq().decode(packets, planes);
      coefficients = decoders.mq().magnitudes();
    }
    lowerRegion(coefficients, stride * block.height);
    switch (target) {
      case Plane.Whole whole -> store(coefficients, stride, block, whole);
      case Plane.Real real -> {
        scale = stepSize(band);
        store(coefficients, stride, block, real);
      }
    }
  }

  private void decodeHighThroughput(CodeBlock block, int planes) throws CodecException {
    if (block.byteCount() > htBytes.length) {
      htBytes = new byte[Math.max(4096, block.byteCount() * 2)];
    }
    block.copyBytes(packets, htBytes);
    int refined = block.segmentLength(1);
    boolean causal = component.style().has(CodingStyle.CAUSAL);
    var passes = new HtBlock(block.width, block.height, block.passes, planes - 1, causal);
    if (planes < 1 || !decoders.ht().decode(htBytes, block.segmentLength(0), refined, passes)) {
      throw request.failure(-1, "A code block contradicts itself.");
    }
  }

  /** Takes the coefficients of a region of interest down to their own bit planes, T.800 H.1. */
  private void lowerRegion(int[] coefficients, int count) {
    int shift = component.regionShift();
    for (int i = 0; i < count && shift > 0; i++) {
      int magnitude = coefficients[i] & Integer.MAX_VALUE;
      if (shift < 31 && magnitude >> 1 >= 1 << shift) {
        coefficients[i] = coefficients[i] & Integer.MIN_VALUE | magnitude >> shift;
      }
    }
  }

  /** The quantization step, T.800 E-3, halved for the bit below the last bit plane. */
  private float stepSize(Subband band) {
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

  private void store(int[] coefficients, int stride, CodeBlock block, Plane.Real target) {
    float step = scale;
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
