package org.isocenter.imaging.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.FrameEncoder;
import org.isocenter.imaging.codec.SampleSource;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * Encodes JPEG 2000 and HTJ2K without loss: the 5-3 filter, one tile, one layer, blocks of 64 by
 * 64. RGB goes through RCT, so that its Photometric Interpretation becomes {@code YBR_RCT}; all
 * else stays as it is. {@code HTJ2K_LOSSLESS_RPCL} has the order, the TLM marker segment and a
 * lowest resolution of at most 64 by 64 that PS3.5 A.4.11 asks for.
 */
public final class Jpeg2000Encoder implements FrameEncoder {
  private static final Set<TransferSyntax> SYNTAXES =
      Set.of(
          TransferSyntax.JPEG_2000_LOSSLESS,
          TransferSyntax.HTJ2K_LOSSLESS,
          TransferSyntax.HTJ2K_LOSSLESS_RPCL);

  private static final int MOST_BITS = 16;
  private static final int LEVELS = 5;
  private static final int BLOCK = 6;
  private static final int GUARD_BITS = 2;
  private static final int WHOLE_PRECINCT = 0xFF;

  /** The samples, two levels of sub-bands, and code words at most as long as the samples. */
  private static final long BYTES_OF_A_SAMPLE = 14;

  @Override
  public Set<TransferSyntax> syntaxes() {
    return SYNTAXES;
  }

  @Override
  public byte[] encode(Samples samples, EncodeRequest request) throws CodecException {
    PixelFormat format = samples.format();
    requireAffordable(format, request);
    SampleSource.requireAll(samples, request);
    boolean ht = !request.syntax().equals(TransferSyntax.JPEG_2000_LOSSLESS);
    boolean rpcl = request.syntax().equals(TransferSyntax.HTJ2K_LOSSLESS_RPCL);
    boolean transformed = format.samples() == 3 && format.photometric() == Photometric.RGB;
    CodingStyle style = style(format, ht, rpcl);
    Quantization quantization = quantization(format, style.levels(), transformed);

    Plane.Whole[] planes = ComponentPlanes.of(samples);
    if (transformed) {
      ComponentPlanes.transform(planes);
    }
    var encoder = new ComponentEncoder(style, quantization, request);
    List<List<List<List<PacketWriter.Band>>>> components = new ArrayList<>();
    for (Plane.Whole plane : planes) {
      components.add(encoder.encode(plane));
    }

    var writer = new CodestreamWriter(style);
    writer.writeSize(format, quantization.bitPlanes(3 * style.levels()));
    writer.writeStyle(rpcl ? Progression.Order.RPCL : Progression.Order.LRCP, transformed);
    writer.writeQuantization(quantization);
    return writer.finish(packets(components, rpcl), rpcl);
  }

  private static void requireAffordable(PixelFormat format, EncodeRequest request)
      throws CodecException {
    if (format.bitsStored() > MOST_BITS) {
      throw request.failure("Samples of more than 16 bits are not supported.");
    }
    var limits = request.limits();
    if (format.pixels() > limits.maxPixels()
        || format.values() * BYTES_OF_A_SAMPLE > limits.maxBytes()) {
      throw request.failure("The frame takes more than allowed.");
    }
  }

  private static CodingStyle style(PixelFormat format, boolean ht, boolean rpcl) {
    int shorter = Math.min(format.rows(), format.columns());
    int longer = Math.max(format.rows(), format.columns());
    int levels = Math.min(LEVELS, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(shorter));
    while (rpcl && Area.ceilShift(longer, levels) > 1 << BLOCK) {
      levels++;
    }
    byte[] precincts = new byte[levels + 1];
    Arrays.fill(precincts, (byte) WHOLE_PRECINCT);
    int blockStyle = ht ? CodingStyle.HIGH_THROUGHPUT : 0;
    return new CodingStyle(levels, BLOCK, BLOCK, blockStyle, true, precincts);
  }

  /** Exponents that hold what the filter and RCT can make of a sample, T.800 E.1.1. */
  private static Quantization quantization(PixelFormat format, int levels, boolean transformed) {
    int[] steps = new int[3 * levels + 1];
    for (int i = 0; i < steps.length; i++) {
      int gain = i == 0 ? 0 : i % 3 == 0 ? 2 : 1;
      steps[i] = format.bitsStored() + gain + (transformed ? 1 : 0) << 11;
    }
    return new Quantization(false, GUARD_BITS, steps);
  }

  /** All packets; with a single layer LRCP and RPCL only differ where there are many precincts. */
  private static ByteArrayOutputStream packets(
      List<List<List<List<PacketWriter.Band>>>> components, boolean byPosition) {
    var out = new ByteArrayOutputStream();
    var writer = new PacketWriter(out);
    int resolutions = components.getFirst().size();
    for (int r = 0; r < resolutions; r++) {
      int precincts = components.getFirst().get(r).size();
      int count = precincts * components.size();
      for (int i = 0; i < count; i++) {
        int component = byPosition ? i % components.size() : i / precincts;
        int precinct = byPosition ? i / components.size() : i % precincts;
        writer.write(components.get(component).get(r).get(precinct));
      }
    }
    return out;
  }
}
