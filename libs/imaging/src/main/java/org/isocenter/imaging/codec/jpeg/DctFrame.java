package org.isocenter.imaging.codec.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.SampleRows;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** The sequential and progressive processes, ITU-T T.81 annexes F and G. */
final class DctFrame implements FrameDecoding {
  private static final int BLOCK = 8;
  private static final int LAST_COEFFICIENT = 63;
  private static final int MOST_BLOCKS_PER_UNIT = 10;

  private final FrameHeader header;
  private final PixelFormat format;
  private final Tables tables;
  private final MarkerSegments segments;
  private final List<DctComponent> components = new ArrayList<>();
  private final InverseDct inverse;
  private final boolean progressive;

  DctFrame(FrameHeader header, PixelFormat format, Tables tables, MarkerSegments segments) {
    this.header = header;
    this.format = format;
    this.tables = tables;
    this.segments = segments;
    this.progressive = header.process() == FrameHeader.PROGRESSIVE;
    this.inverse = new InverseDct(header.size().precision());
    for (var component : header.components()) {
      components.add(new DctComponent(header, component, progressive));
    }
  }

  /** Bytes of the planes, and of the coefficients of a progressive frame. */
  static long workingBytes(FrameHeader header) {
    boolean progressive = header.process() == FrameHeader.PROGRESSIVE;
    long bytes = 0;
    for (var component : header.components()) {
      bytes += DctComponent.workingBytes(header, component, progressive);
    }
    return bytes;
  }

  @Override
  public void decode(ScanHeader scan, EntropyBits bits) throws CodecException {
    requireValid(scan);
    var decoders = new BlockDecoder[scan.parts().size()];
    for (int i = 0; i < decoders.length; i++) {
      decoders[i] = decoder(scan, scan.parts().get(i), bits);
    }
    bits.load(segments.end());
    var intervals = new Intervals(bits, decoders);
    if (decoders.length == 1) {
      decodeAlone(decoders[0], intervals);
    } else {
      decodeInterleaved(decoders, intervals);
    }
    for (var part : scan.parts()) {
      components.get(part.index()).decoded(scan);
    }
  }

  private void requireValid(ScanHeader scan) throws CodecException {
    boolean valid =
        progressive
            ? scan.last() <= LAST_COEFFICIENT
                && (scan.first() == 0 ? scan.last() == 0 : scan.first() <= scan.last())
                && (scan.first() == 0 || scan.parts().size() == 1)
                && scan.low() <= 13
                && (scan.high() == 0 || scan.high() == scan.low() + 1)
            : scan.parts().stream().noneMatch(part -> components.get(part.index()).isDecoded());
    if (!valid) {
      throw segments.failure("The scan is not one of its process.");
    }
    int blocks = 0;
    for (var part : scan.parts()) {
      blocks += components.get(part.index()).blocksPerUnit();
    }
    if (scan.parts().size() > 1 && blocks > MOST_BLOCKS_PER_UNIT) {
      throw segments.failure("A minimum coded unit has more than ten blocks.");
    }
  }

  private BlockDecoder decoder(ScanHeader scan, ScanHeader.Part part, EntropyBits bits)
      throws CodecException {
    var component = components.get(part.index());
    if (!progressive) {
      return new SequentialBlocks(
          bits,
          component,
          new SequentialBlocks.Steps(
              tables.direct(part.direct(), segments),
              tables.alternating(part.alternating(), segments),
              tables.quantization(component.quantization(), segments)),
          inverse);
    }
    if (scan.first() == 0) {
      return scan.high() > 0
          ? new RefinedDirect(bits, component, scan.low())
          : new FirstDirect(bits, component, tables.direct(part.direct(), segments), scan.low());
    }
    var table = tables.alternating(part.alternating(), segments);
    return scan.high() > 0
        ? new RefinedAlternating(bits, component, table, scan)
        : new FirstAlternating(bits, component, table, scan);
  }

  /** A scan of one component has the blocks that hold its samples, A.2.2. */
  private void decodeAlone(BlockDecoder decoder, Intervals intervals) throws CodecException {
    var bounds = Bounds.of(segments.request());
    var component = decoder.component();
    for (int y = 0; y < component.usedBlockRows(); y++) {
      bounds.requireTime();
      for (int x = 0; x < component.usedBlockColumns(); x++) {
        intervals.nextUnit();
        decoder.decode(x, y);
      }
    }
  }

  /** A scan of several has minimum coded units of some blocks of each, A.2.3. */
  private void decodeInterleaved(BlockDecoder[] decoders, Intervals intervals)
      throws CodecException {
    var bounds = Bounds.of(segments.request());
    int across = Math.ceilDiv(format.columns(), BLOCK * header.mostHorizontal());
    int down = Math.ceilDiv(format.rows(), BLOCK * header.mostVertical());
    for (int y = 0; y < down; y++) {
      bounds.requireTime();
      for (int x = 0; x < across; x++) {
        intervals.nextUnit();
        for (var decoder : decoders) {
          decodeUnit(decoder, x, y);
        }
      }
    }
  }

  private static void decodeUnit(BlockDecoder decoder, int x, int y) throws CodecException {
    int horizontal = decoder.component().horizontal();
    int vertical = decoder.component().vertical();
    for (int v = 0; v < vertical; v++) {
      for (int h = 0; h < horizontal; h++) {
        decoder.decode(x * horizontal + h, y * vertical + v);
      }
    }
  }

  /** Takes a restart marker where an interval has ended, F.2.1.3.1. */
  private final class Intervals {
    private final EntropyBits bits;
    private final BlockDecoder[] decoders;
    private int left;

    Intervals(EntropyBits bits, BlockDecoder[] decoders) {
      this.bits = bits;
      this.decoders = decoders;
      this.left = tables.restartInterval();
    }

    void nextUnit() throws CodecException {
      if (tables.restartInterval() == 0) {
        return;
      }
      if (left == 0) {
        segments.resumeAt(bits.marker());
        if (!MarkerSegments.isRestart(segments.next())) {
          throw segments.failure("A restart marker is missing.");
        }
        bits.load(segments.end());
        for (var decoder : decoders) {
          decoder.restart();
        }
        left = tables.restartInterval();
      }
      left--;
    }
  }

  /** A progressive frame may always be refined once more. */
  @Override
  public boolean isComplete() {
    return !progressive && components.stream().allMatch(DctComponent::isDecoded);
  }

  @Override
  public Samples samples() throws CodecException {
    if (!components.stream().allMatch(DctComponent::isDecoded)) {
      throw segments.failure("The code stream ends before all components were decoded.");
    }
    var bounds = Bounds.of(segments.request());
    if (progressive) {
      for (var component : components) {
        component.transform(
            inverse, tables.quantization(component.quantization(), segments), bounds);
      }
    }
    var rows = new SampleRows(format);
    var line = new int[format.columns()];
    for (int row = 0; row < format.rows(); row++) {
      bounds.requireTime();
      for (int i = 0; i < components.size(); i++) {
        components.get(i).row(row, line);
        rows.putComponent(row, i, line, 0);
      }
    }
    return rows.samples();
  }
}
