package org.isocenter.imaging.codec.jpegls;

import static org.isocenter.imaging.codec.jpeg.MarkerSegments.END_OF_IMAGE;
import static org.isocenter.imaging.codec.jpeg.MarkerSegments.RESTART_INTERVAL;
import static org.isocenter.imaging.codec.jpeg.MarkerSegments.START_OF_SCAN;

import java.util.Arrays;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodeStreamHeader;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.SampleRows;
import org.isocenter.imaging.codec.jpeg.MarkerSegments;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.Samples;
import org.jspecify.annotations.Nullable;

/** Follows the marker segments of one code stream, ITU-T T.87 annex C. */
final class CodeStreamDecoder {
  private static final int START_OF_FRAME = 0xF7;
  private static final int PRESET_PARAMETERS = 0xF8;
  private static final int CODING_PARAMETERS = 1;
  private static final int LARGEST_PRECISION = 16;

  private final MarkerSegments segments;
  private final DecodeRequest request;
  private final BitSource bits;
  private @Nullable SampleRows rows;
  private int[] components = {};
  private boolean[] decoded = {};
  private int largest;
  private int interval;
  private Preset preset = new Preset(0, 0, 0, 0, 0);

  CodeStreamDecoder(byte[] frame, DecodeRequest request) throws CodecException {
    this.segments = new MarkerSegments(frame, request);
    this.request = request;
    Bounds.of(request).requireRoom(request.declared(), BitSource.size(frame));
    this.bits = new BitSource(frame, request);
  }

  Samples decode() throws CodecException {
    var bounds = Bounds.of(request);
    while (rows == null || !isComplete()) {
      bounds.requireTime();
      switch (segments.next()) {
        case START_OF_FRAME -> startFrame();
        case PRESET_PARAMETERS -> takePreset();
        case RESTART_INTERVAL -> takeInterval();
        case START_OF_SCAN -> decodeScan();
        case END_OF_IMAGE ->
            throw segments.failure("The code stream ends before all components were decoded.");
        default -> {} // application data and comments
      }
    }
    return rows.samples();
  }

  private boolean isComplete() {
    for (boolean each : decoded) {
      if (!each) {
        return false;
      }
    }
    return true;
  }

  private void startFrame() throws CodecException {
    if (rows != null) {
      throw segments.failure("The code stream has a second frame.");
    }
    int precision = segments.unsignedByte();
    int height = segments.unsignedShort();
    int width = segments.unsignedShort();
    components = new int[segments.unsignedByte()];
    for (int i = 0; i < components.length; i++) {
      components[i] = segments.unsignedByte();
      if (segments.unsignedByte() != 0x11) {
        throw segments.failure("Components of different size are not supported.");
      }
      segments.unsignedByte();
    }
    if (precision < 2 || precision > LARGEST_PRECISION) {
      throw segments.failure("The precision is " + precision + ", not 2 to 16.");
    }
    var header = new CodeStreamHeader(segments.end(), height, width, components.length, precision);
    var format = header.format(request, interpretation());
    var bounds = Bounds.of(request);
    bounds.requireRoom(
        format, BitSource.size(segments.stream()) + ScanDecoder.size(width, components.length));
    decoded = new boolean[components.length];
    largest = (1 << precision) - 1;
    rows = new SampleRows(format);
  }

  /** JPEG-LS has no colour transform and no word for colour, so the data set's word holds. */
  private Photometric interpretation() {
    var declared = request.declared().photometric();
    return switch (declared) {
      case YBR_FULL_422 -> Photometric.YBR_FULL;
      default -> declared;
    };
  }

  private void takePreset() throws CodecException {
    if (segments.unsignedByte() != CODING_PARAMETERS) {
      throw segments.failure("Mapping tables and extended sizes are not supported.");
    }
    preset =
        new Preset(
            segments.unsignedShort(),
            segments.unsignedShort(),
            segments.unsignedShort(),
            segments.unsignedShort(),
            segments.unsignedShort());
  }

  private void takeInterval() throws CodecException {
    interval = 0;
    while (segments.remaining() > 0) {
      if (interval >>> 16 != 0) {
        throw segments.failure("The restart interval is too long.");
      }
      interval = interval << 8 | segments.unsignedByte();
    }
  }

  private void decodeScan() throws CodecException {
    if (rows == null) {
      throw segments.failure("A scan stands before the frame header.");
    }
    var scan = scanHeader();
    int near = scan.near();
    var parameters = preset.orStandard(largest, near);
    if (!parameters.isValid(largest, near)) {
      throw segments.failure("The coding parameters of the scan are not valid.");
    }
    var model = new CodingModel(parameters, near, scan.components());
    new ScanDecoder(segments, rows, scan, model, interval).decode(bits);
    Arrays.fill(decoded, scan.first(), scan.first() + scan.components(), true);
  }

  private ScanHeader scanHeader() throws CodecException {
    int count = segments.unsignedByte();
    int first = count == 0 ? -1 : indexOf(segments.unsignedByte());
    requireNoTable();
    for (int i = 1; i < count; i++) {
      if (indexOf(segments.unsignedByte()) != first + i) {
        throw segments.failure("The components of a scan are not in the order of the frame.");
      }
      requireNoTable();
    }
    if (first < 0 || decoded[first]) {
      throw segments.failure("A scan has no component or one that the frame does not await.");
    }
    var scan = new ScanHeader(first, count, segments.unsignedByte(), segments.unsignedByte());
    if (scan.interleave() > ScanHeader.BY_SAMPLES || (scan.interleave() == 0 && count > 1)) {
      throw segments.failure("The interleave mode is not one of the scan.");
    }
    if (segments.unsignedByte() != 0) {
      throw segments.failure("Point transforms are not supported.");
    }
    return scan;
  }

  private int indexOf(int component) {
    for (int i = 0; i < components.length; i++) {
      if (components[i] == component) {
        return i;
      }
    }
    return -1;
  }

  private void requireNoTable() throws CodecException {
    if (segments.unsignedByte() != 0) {
      throw segments.failure("Mapping tables are not supported.");
    }
  }
}
