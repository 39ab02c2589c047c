package org.isocenter.imaging.codec.j2k;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.htj2k.HtBlockEncoder;

/** Turns the samples of a component into code blocks. */
final class ComponentEncoder {
  private final EncodeRequest request;
  private final CodingStyle style;
  private final Quantization quantization;
  private final BlockEncoder blockEncoder = new BlockEncoder();
  private final HtBlockEncoder htEncoder = new HtBlockEncoder();
  private final int[] coefficients = new int[4096];

  ComponentEncoder(CodingStyle style, Quantization quantization, EncodeRequest request) {
    this.style = style;
    this.quantization = quantization;
    this.request = request;
  }

  /** For each resolution and precinct of {@code component} the code blocks of its sub-bands. */
  List<List<List<PacketWriter.Band>>> encode(Plane.Whole component) throws CodecException {
    var resolutions = new Resolution[style.levels() + 1];
    for (int r = 0; r < resolutions.length; r++) {
      resolutions[r] = new Resolution(component.area(), style, r);
    }
    Map<Integer, Plane.Whole> bands = divide(component, resolutions);
    List<List<List<PacketWriter.Band>>> encoded = new ArrayList<>();
    for (Resolution resolution : resolutions) {
      List<List<PacketWriter.Band>> precincts = new ArrayList<>();
      for (int k = 0; k < resolution.precinctCount(); k++) {
        precincts.add(encodePrecinct(resolution, k, bands));
      }
      encoded.add(precincts);
    }
    return encoded;
  }

  /** The sub-bands by their number. */
  private static Map<Integer, Plane.Whole> divide(Plane.Whole component, Resolution[] resolutions) {
    Map<Integer, Plane.Whole> bands = new HashMap<>();
    var plane = component;
    for (int r = resolutions.length - 1; r > 0; r--) {
      Subband[] subbands = resolutions[r].subbands();
      var areas = new Area[4];
      areas[0] = resolutions[r - 1].area();
      for (int b = 0; b < 3; b++) {
        areas[b + 1] = subbands[b].area();
      }
      var divided = ReversibleAnalysis.divide(plane, areas);
      for (int b = 0; b < 3; b++) {
        bands.put(subbands[b].number(), divided[b + 1]);
      }
      plane = divided[0];
    }
    bands.put(0, plane);
    return bands;
  }

  private List<PacketWriter.Band> encodePrecinct(
      Resolution resolution, int number, Map<Integer, Plane.Whole> planes) throws CodecException {
    List<PacketWriter.Band> bands = new ArrayList<>();
    var precinct = Precinct.of(resolution, number);
    for (int b = 0; b < precinct.bands().length; b++) {
      var subband = resolution.subbands()[b];
      Precinct.Blocks blocks = precinct.bands()[b];
      List<EncodedBlock> encoded = new ArrayList<>();
      for (CodeBlock block : blocks.blocks) {
        if (request.limits().deadline().expired()) {
          throw request.failure("The time for this frame is over.");
        }
        encoded.add(encodeBlock(block, subband, planes.getOrDefault(subband.number(), EMPTY)));
      }
      bands.add(new PacketWriter.Band(encoded, blocks.across));
    }
    return bands;
  }

  private static final Plane.Whole EMPTY = Plane.Whole.of(new Area(0, 0, 0, 0));

  private EncodedBlock encodeBlock(CodeBlock block, Subband subband, Plane.Whole plane) {
    int stride = plane.area().width();
    int all = 0;
    for (int y = 0; y < block.height; y++) {
      int from = (block.y + y) * stride + block.x;
      for (int x = 0; x < block.width; x++) {
        int value = plane.values()[from + x];
        coefficients[y * block.width + x] = value;
        all |= Math.abs(value);
      }
    }
    if (all == 0) {
      return EncodedBlock.EMPTY;
    }
    int most = quantization.bitPlanes(subband.number());
    if (style.has(CodingStyle.HIGH_THROUGHPUT)) {
      byte[] bytes = htEncoder.encode(coefficients, block.width, block.height);
      return new EncodedBlock(bytes, most - 1, 1);
    }
    for (int i = 0; i < block.width * block.height; i++) {
      coefficients[i] = Math.abs(coefficients[i]) | coefficients[i] & Integer.MIN_VALUE;
    }
    int planes = Integer.SIZE - Integer.numberOfLeadingZeros(all);
    byte[] bytes = blockEncoder.encode(coefficients, block, planes, subband.orientation());
    return new EncodedBlock(bytes, most - planes, 3 * planes - 2);
  }
}
