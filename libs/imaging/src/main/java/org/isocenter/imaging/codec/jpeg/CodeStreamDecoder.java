package org.isocenter.imaging.codec.jpeg;

import static org.isocenter.imaging.codec.jpeg.MarkerSegments.END_OF_IMAGE;
import static org.isocenter.imaging.codec.jpeg.MarkerSegments.RESTART_INTERVAL;
import static org.isocenter.imaging.codec.jpeg.MarkerSegments.START_OF_SCAN;

import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.jspecify.annotations.Nullable;

/** Follows the marker segments of one code stream, ITU-T T.81 annex B. */
final class CodeStreamDecoder {
  private static final int HUFFMAN_TABLES = 0xC4;
  private static final int JPEG_EXTENSION = 0xC8;
  private static final int ARITHMETIC_CONDITIONING = 0xCC;
  private static final int LAST_FRAME_MARKER = 0xCF;
  private static final int QUANTIZATION_TABLES = 0xDB;

  private final MarkerSegments segments;
  private final DecodeRequest request;
  private final Tables tables = new Tables();
  private final ColourMarkers colour = new ColourMarkers();
  private @Nullable FrameHeader header;
  private @Nullable FrameDecoding frame;
  private @Nullable EntropyBits bits;

  CodeStreamDecoder(byte[] stream, DecodeRequest request) throws CodecException {
    this.segments = new MarkerSegments(stream, request);
    this.request = request;
  }

  Samples decode() throws CodecException {
    var bounds = Bounds.of(request);
    while (frame == null || !frame.isComplete()) {
      bounds.requireTime();
      int marker = segments.next();
      if (marker == END_OF_IMAGE) {
        break;
      }
      take(marker);
    }
    if (frame == null) {
      throw segments.failure("The code stream has no scan.");
    }
    return frame.samples();
  }

  private void take(int marker) throws CodecException {
    switch (marker) {
      case HUFFMAN_TABLES -> tables.takeHuffman(segments);
      case QUANTIZATION_TABLES -> tables.takeQuantization(segments);
      case RESTART_INTERVAL -> tables.takeRestartInterval(segments);
      case ColourMarkers.APPLICATION_0, ColourMarkers.APPLICATION_14 ->
          colour.take(marker, segments);
      case START_OF_SCAN -> decodeScan();
      case ARITHMETIC_CONDITIONING, JPEG_EXTENSION ->
          throw segments.failure("Arithmetic coding is not supported.");
      default -> {
        if (marker >= FrameHeader.BASELINE && marker <= LAST_FRAME_MARKER) {
          startFrame(marker);
        }
      }
    }
  }

  private void startFrame(int process) throws CodecException {
    if (header != null) {
      throw segments.failure("Hierarchical code streams are not supported.");
    }
    if (process > FrameHeader.LOSSLESS) {
      throw segments.failure("Process SOF%d is not supported.".formatted(process & 15));
    }
    header = FrameHeader.read(process, segments);
  }

  /** The colour markers may stand behind the frame header, so it is opened by its first scan. */
  private void decodeScan() throws CodecException {
    if (header == null) {
      throw segments.failure("A scan stands before the frame header.");
    }
    var scan = ScanHeader.read(header, segments);
    if (frame == null || bits == null) {
      frame = open(header);
      bits = new EntropyBits(segments);
    }
    frame.decode(scan, bits);
    segments.resumeAt(bits.marker());
  }

  private FrameDecoding open(FrameHeader opened) throws CodecException {
    var interpretation = colour.interpretation(opened, request.declared().photometric());
    PixelFormat format = opened.size().format(request, interpretation);
    var bounds = Bounds.of(request);
    long working = EntropyBits.size(segments.stream());
    if (opened.process() == FrameHeader.LOSSLESS) {
      bounds.requireRoom(format, working + LosslessFrame.workingBytes(opened));
      return new LosslessFrame(opened, format, tables, segments);
    }
    bounds.requireRoom(format, working + DctFrame.workingBytes(opened));
    return new DctFrame(opened, format, tables, segments);
  }
}
