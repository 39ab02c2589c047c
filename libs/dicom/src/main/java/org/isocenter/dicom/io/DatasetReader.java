package org.isocenter.dicom.io;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;

/**
 * Collects the tokens of a reader into a data set, values and all: for small objects and for tests;
 * what is large is better read from the tokens. Of elements that occur twice the last is kept.
 */
public final class DatasetReader {

  private final DicomReader reader;
  private final Deque<Dataset> open = new ArrayDeque<>();
  private final Deque<List<Dataset>> sequences = new ArrayDeque<>();
  private Element.Value offsetTable = emptyTable(0);
  private List<Element.Value> fragments = new ArrayList<>();

  private DatasetReader(DicomReader reader) {
    this.reader = reader;
    open.push(new Dataset());
  }

  /** Reads to the end; numbers become little endian. */
  public static Dataset read(DicomReader reader) throws IOException {
    return new DatasetReader(reader).read();
  }

  private Dataset read() throws IOException {
    while (reader.next() != Token.END) {
      take();
    }
    return open.pop();
  }

  private void take() throws IOException {
    switch (reader.token()) {
      case ELEMENT -> open.element().put(value());
      case SEQUENCE_START -> sequences.push(new ArrayList<>());
      case ITEM_START -> open.push(new Dataset());
      case ITEM_END -> sequences.element().add(open.pop());
      case SEQUENCE_END -> open.element().put(Element.sequence(reader.tag(), sequences.pop()));
      case FRAGMENTS_START -> {
        offsetTable = emptyTable(reader.tag());
        fragments = new ArrayList<>();
      }
      case OFFSET_TABLE -> offsetTable = fragment(Vr.OL);
      case FRAGMENT -> fragments.add(fragment(Vr.OB));
      case FRAGMENTS_END ->
          open.element()
              .put(new Element.Fragments(reader.tag(), reader.vr(), offsetTable, fragments));
      case END -> throw new IllegalStateException("the end has no content");
    }
  }

  private Element.Value value() throws IOException {
    var bytes = reader.readValue();
    if (reader.bigEndian()) {
      ByteSwap.inPlace(bytes, 0, bytes.length, reader.vr().unitSize());
    }
    return Element.value(reader.tag(), reader.vr(), bytes);
  }

  private Element.Value fragment(Vr vr) throws IOException {
    var bytes = reader.readValue();
    if (reader.bigEndian()) {
      ByteSwap.inPlace(bytes, 0, bytes.length, vr.unitSize());
    }
    return Element.value(reader.tag(), vr, bytes);
  }

  private static Element.Value emptyTable(int tag) {
    return Element.value(tag, Vr.OL, new byte[0]);
  }
}
