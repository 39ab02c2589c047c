package org.isocenter.imaging.codec.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.imaging.codec.CodeStreamHeader;
import org.isocenter.imaging.codec.CodecException;

/** The frame header, ITU-T T.81 B.2.2. */
record FrameHeader(int process, CodeStreamHeader size, List<FrameComponent> components) {
  static final int BASELINE = 0xC0;
  static final int EXTENDED = 0xC1;
  static final int PROGRESSIVE = 0xC2;
  static final int LOSSLESS = 0xC3;

  private static final int MOST_COMPONENTS = 4;
  private static final int MOST_SAMPLES = 4;

  FrameHeader {
    components = List.copyOf(components);
  }

  static FrameHeader read(int process, MarkerSegments segments) throws CodecException {
    int precision = segments.unsignedByte();
    int rows = segments.unsignedShort();
    int columns = segments.unsignedShort();
    int count = segments.unsignedByte();
    if (count < 1 || count > MOST_COMPONENTS) {
      throw segments.failure("The code stream has " + count + " components, not 1 to 4.");
    }
    if (!isPrecision(process, precision)) {
      throw segments.failure("The process does not know a precision of " + precision + " bits.");
    }
    if (rows == 0) {
      rows = segments.request().declared().rows(); // a DNL marker, B.2.5, tells behind the scan
    }
    List<FrameComponent> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      components.add(component(segments));
    }
    var size = new CodeStreamHeader(segments.end(), rows, columns, count, precision);
    return new FrameHeader(process, size, components);
  }

  private static boolean isPrecision(int process, int precision) {
    if (process == LOSSLESS) {
      return precision >= 2 && precision <= 16;
    }
    return precision == 8 || (precision == 12 && process != BASELINE);
  }

  private static FrameComponent component(MarkerSegments segments) throws CodecException {
    int id = segments.unsignedByte();
    int factors = segments.unsignedByte();
    int horizontal = factors >> 4;
    int vertical = factors & 15;
    int quantization = segments.unsignedByte();
    if (horizontal < 1 || horizontal > MOST_SAMPLES || vertical < 1 || vertical > MOST_SAMPLES) {
      throw segments.failure("A sampling factor is not 1 to 4.");
    }
    if (quantization > 3) {
      throw segments.failure("A quantization table is not 0 to 3.");
    }
    return new FrameComponent(id, horizontal, vertical, quantization);
  }

  /** The index of the component with this id; -1 if there is none. */
  int indexOf(int id) {
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }

  int mostHorizontal() {
    return components.stream().mapToInt(FrameComponent::horizontal).max().orElseThrow();
  }

  int mostVertical() {
    return components.stream().mapToInt(FrameComponent::vertical).max().orElseThrow();
  }

  /** Whether each pixel has a sample of each component. */
  boolean isFull() {
    return components.stream()
        .allMatch(each ->
            each.horizontal() == components.getFirst().horizontal()
                && each.vertical() == components.getFirst().vertical());
  }
}
