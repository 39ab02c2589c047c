package org.isocenter.dicom.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Streams a DICOM object, PS3.10 section 7: from data sets, piece by piece, or from the tokens of a
 * reader, whose encoding may differ. Values are given in little endian order and made even. {@link
 * #close()} completes the object and closes the stream.
 */
public final class DicomWriter implements Closeable {

  /** How long sequences and items of a {@link Dataset} say they are, PS3.5 section 7.5. */
  public enum Lengths {
    DEFINED,
    UNDEFINED
  }

  private static final int PIECE = 64 << 10;
  private static final int PREAMBLE = 128;
  private static final byte[] PREFIX = {'D', 'I', 'C', 'M'};

  private final OutputStream target;
  private final OutputStream out;
  private final ElementEncoder encoder;
  private final Lengths lengths;
  private final @Nullable Deflater deflater;

  private DicomWriter(OutputStream target, TransferSyntax syntax, Lengths lengths) {
    this.target = target;
    this.deflater = syntax.deflated() ? new Deflater(Deflater.DEFAULT_COMPRESSION, true) : null;
    this.out = deflater == null ? target : new DeflaterOutputStream(target, deflater);
    this.encoder = new ElementEncoder(out, syntax);
    this.lengths = lengths;
  }

  /** Writes preamble and File Meta Information; its transfer syntax is that of the data set. */
  public static DicomWriter part10(OutputStream out, FileMeta meta, Lengths lengths)
      throws IOException {
    out.write(new byte[PREAMBLE]);
    out.write(PREFIX);
    writeMeta(out, meta);
    return dataset(out, TransferSyntax.of(meta.transferSyntaxUid()), lengths);
  }

  public static DicomWriter part10(OutputStream out, FileMeta meta) throws IOException {
    return part10(out, meta, Lengths.UNDEFINED);
  }

  /** Writes a data set alone. */
  public static DicomWriter dataset(OutputStream out, TransferSyntax syntax, Lengths lengths) {
    return new DicomWriter(out, syntax, lengths);
  }

  private static void writeMeta(OutputStream out, FileMeta meta) throws IOException {
    var writer = dataset(out, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, Lengths.DEFINED);
    int length = (int) writer.encoder.lengthOf(meta.elements());
    var bytes = new byte[Integer.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (length >>> (Byte.SIZE * i));
    }
    writer.write(Element.value(Tags.FILE_META_INFORMATION_GROUP_LENGTH, Vr.UL, bytes));
    writer.write(meta.elements());
  }

  public void write(Dataset dataset) throws IOException {
    for (Element element : dataset) {
      write(element);
    }
  }

  /** Writes an element with all it holds; recursive, so as deep as the data set is nested. */
  public void write(Element element) throws IOException {
    switch (element) {
      case Element.Value value ->
          value(value.tag(), value.vr(), value.bytes(), 0, value.bytes().length);
      case Element.Sequence sequence -> sequence(sequence);
      case Element.Fragments fragments -> fragments(fragments);
      case Element.Reference reference -> throw ElementEncoder.withoutValue(reference);
    }
  }

  private void sequence(Element.Sequence sequence) throws IOException {
    if (lengths == Lengths.UNDEFINED) {
      beginSequence(sequence.tag());
      for (Dataset item : sequence.items()) {
        beginItem();
        write(item);
        endItem();
      }
      endSequence();
      return;
    }
    encoder.element(sequence.tag(), Vr.SQ, encoder.contentLength(sequence));
    for (Dataset item : sequence.items()) {
      encoder.item(Tag.ITEM, encoder.lengthOf(item));
      write(item);
    }
  }

  private void fragments(Element.Fragments fragments) throws IOException {
    beginFragments(fragments.tag(), fragments.vr());
    offsetTable(fragments.offsetTable().bytes());
    for (Element.Value fragment : fragments.fragments()) {
      fragment(fragment.bytes(), 0, fragment.bytes().length);
    }
    endFragments();
  }

  /** Writes an element with a value of defined length. */
  public void value(int tag, Vr vr, byte[] bytes, int offset, int length) throws IOException {
    encoder.element(tag, vr, ElementEncoder.even(length));
    int unit = encoder.bigEndian() ? vr.unitSize() : 1;
    var swapping = ByteSwap.stream(out, unit);
    swapping.write(bytes, offset, length);
    finishValue(swapping, vr, length);
  }

  /**
   * Writes an element whose value is read from a stream, numbers in little endian order.
   *
   * @param length bytes of the value, at most 2^32-2
   * @throws DicomFormatException when {@code value} ends before
   */
  public void value(int tag, Vr vr, InputStream value, long length) throws IOException {
    encoder.element(tag, vr, ElementEncoder.even(length));
    var swapping = ByteSwap.stream(out, encoder.bigEndian() ? vr.unitSize() : 1);
    transfer(value, length, swapping, tag);
    finishValue(swapping, vr, length);
  }

  /** Begins a sequence of undefined length. */
  public void beginSequence(int tag) throws IOException {
    encoder.element(tag, Vr.SQ, ElementEncoder.UNDEFINED);
  }

  public void beginItem() throws IOException {
    encoder.item(Tag.ITEM, ElementEncoder.UNDEFINED);
  }

  public void endItem() throws IOException {
    encoder.item(Tag.ITEM_DELIMITATION, 0);
  }

  public void endSequence() throws IOException {
    encoder.item(Tag.SEQUENCE_DELIMITATION, 0);
  }

  /** Begins encapsulated pixel data, PS3.5 section A.4; an offset table is to follow. */
  public void beginFragments(int tag, Vr vr) throws IOException {
    encoder.element(tag, vr, ElementEncoder.UNDEFINED);
  }

  /** Writes the Basic Offset Table, little endian; it may be empty. */
  public void offsetTable(byte[] table) throws IOException {
    encoder.item(Tag.ITEM, ElementEncoder.even(table.length));
    var swapping = ByteSwap.stream(out, encoder.bigEndian() ? Integer.BYTES : 1);
    swapping.write(table);
    finishValue(swapping, Vr.OB, table.length);
  }

  public void fragment(byte[] bytes, int offset, int length) throws IOException {
    encoder.item(Tag.ITEM, ElementEncoder.even(length));
    out.write(bytes, offset, length);
    finishValue(out, Vr.OB, length);
  }

  /**
   * Writes a fragment that is read from a stream.
   *
   * @param length bytes of the fragment, at most 2^32-2
   * @throws DicomFormatException when {@code value} ends before
   */
  public void fragment(InputStream value, long length) throws IOException {
    encoder.item(Tag.ITEM, ElementEncoder.even(length));
    transfer(value, length, out, Tags.PIXEL_DATA);
    finishValue(out, Vr.OB, length);
  }

  private static void transfer(InputStream value, long length, OutputStream out, int tag)
      throws IOException {
    var piece = new byte[(int) Math.min(PIECE, Math.max(length, 1))];
    long left = length;
    while (left > 0) {
      int read = value.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new DicomFormatException(
            "a value ends " + left + " bytes early", length - left, tag, Tag.toString(tag));
      }
      out.write(piece, 0, read);
      left -= read;
    }
  }

  public void endFragments() throws IOException {
    endSequence();
  }

  /**
   * Writes all further tokens of {@code reader}; values are streamed, lengths of sequences
   * undefined.
   */
  public void copy(DicomReader reader) throws IOException {
    while (reader.next() != Token.END) {
      copyToken(reader);
    }
  }

  /** Writes the token the reader stands at, with its value if it has one. */
  public void copyToken(DicomReader reader) throws IOException {
    switch (reader.token()) {
      case ELEMENT -> {
        encoder.element(reader.tag(), reader.vr(), ElementEncoder.even(reader.length()));
        copyValue(reader, reader.vr().unitSize());
      }
      case SEQUENCE_START -> beginSequence(reader.tag());
      case ITEM_START -> beginItem();
      case ITEM_END -> endItem();
      case SEQUENCE_END -> endSequence();
      case FRAGMENTS_START -> beginFragments(reader.tag(), reader.vr());
      case OFFSET_TABLE -> copyFragment(reader, Integer.BYTES);
      case FRAGMENT -> copyFragment(reader, 1);
      case FRAGMENTS_END -> endFragments();
      case END -> throw new IllegalStateException("the end cannot be copied");
    }
  }

  private void copyFragment(DicomReader reader, int unit) throws IOException {
    encoder.item(Tag.ITEM, ElementEncoder.even(reader.length()));
    copyValue(reader, unit);
  }

  private void copyValue(DicomReader reader, int unit) throws IOException {
    var swapping = ByteSwap.stream(out, reader.bigEndian() == encoder.bigEndian() ? 1 : unit);
    reader.transferTo(swapping);
    finishValue(swapping, reader.vr(), reader.length());
  }

  private void finishValue(OutputStream swapping, Vr vr, long length) throws IOException {
    ByteSwap.finish(swapping);
    if ((length & 1) != 0) {
      out.write(vr.padding());
    }
  }

  /** Completes the object without closing the stream; nothing may be written afterwards. */
  public void finish() throws IOException {
    if (deflater != null && out instanceof DeflaterOutputStream deflated) {
      deflated.finish();
      // PS3.5 section A.5: a deflated stream of odd length is padded.
      if ((deflater.getBytesWritten() & 1) != 0) {
        target.write(0);
      }
      deflater.end();
    }
    target.flush();
  }

  @Override
  public void close() throws IOException {
    try (target) {
      finish();
    }
  }
}
