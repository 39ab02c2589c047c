package org.isocenter.dicom.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.isocenter.dicom.data.AsciiText;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;

/**
 * A cursor over the tokens of a DICOM object, PS3.5 section 7 and PS3.10 section 7. A value is not
 * read before it is asked for, and skipped by {@link #next()} when it never is; memory does not
 * grow with the object. The File Meta Information is read on opening and is not among the tokens.
 *
 * <pre>{@code
 * try (var reader = DicomReader.open(in, ReadLimits.DEFAULT)) {
 *   while (reader.next() != Token.END) {
 *     if (reader.token() == Token.ELEMENT && reader.tag() == Tags.MODALITY && reader.depth() == 0) {
 *       modality = reader.asciiValue();
 *     }
 *   }
 * }
 * }</pre>
 */
public final class DicomReader implements Closeable {

  private final ReadLimits limits;
  private final Cursor cursor;
  private FileMeta fileMeta = FileMeta.NONE;

  private Token token = Token.SEQUENCE_END;
  private long unread;
  private byte[] valueBuffer;
  private int valueOffset;

  DicomReader(Window window, ReadLimits limits) {
    this.limits = limits;
    this.cursor = new Cursor(window, limits);
    this.valueBuffer = window.buffer();
  }

  /** Reads an object that is in memory; values can be had as slices of {@code object}. */
  public static DicomReader of(byte[] object, ReadLimits limits) throws IOException {
    return new Opening(new DicomReader(Window.of(object), limits)).open();
  }

  public static DicomReader of(byte[] object) throws IOException {
    return of(object, ReadLimits.DEFAULT);
  }

  /** Reads an object as it arrives, through a window of 64 KiB. */
  public static DicomReader open(InputStream object, ReadLimits limits) throws IOException {
    return open(object, limits, Window.DEFAULT_SIZE);
  }

  /**
   * Reads an object as it arrives, through a window that may have been another reader's before and
   * may be the next one's when this one is done.
   *
   * @param buffer of a few KiB at least: values longer than it are copied when they are loaded
   */
  public static DicomReader open(InputStream object, ReadLimits limits, byte[] buffer)
      throws IOException {
    var window = Window.on(object, buffer, 0, limits.totalLength());
    return new Opening(new DicomReader(window, limits)).open();
  }

  static DicomReader open(InputStream object, ReadLimits limits, int windowSize)
      throws IOException {
    return open(object, limits, new byte[windowSize]);
  }

  /** Reads a data set without preamble and File Meta Information. */
  public static DicomReader openDataset(
      InputStream dataset, TransferSyntax transferSyntax, ReadLimits limits) {
    var window = Window.on(dataset, Window.DEFAULT_SIZE, 0, limits.totalLength());
    var reader = new DicomReader(window, limits);
    reader.cursor.begin(transferSyntax);
    return reader;
  }

  /** The meta information, without elements when there is none. */
  public FileMeta fileMeta() {
    return fileMeta;
  }

  /** How the data set is encoded in fact, which may not be what the meta information says. */
  public TransferSyntax transferSyntax() {
    return cursor.transferSyntax();
  }

  /** Whether values of the current token are big endian. */
  public boolean bigEndian() {
    return cursor.bigEndian();
  }

  /** What was wrong but could be read, each kind once. */
  public List<String> warnings() {
    return cursor.warnings();
  }

  /** Moves on to the next token; what is unread of the current value is skipped. */
  public Token next() throws IOException {
    if (unread > 0) {
      skipValue();
    }
    token = cursor.next();
    unread = token.hasValue() ? cursor.length() : 0;
    return token;
  }

  /** What the last call of {@link #next()} answered. */
  public Token token() {
    return token;
  }

  /** The element; for items the sequence, for fragments the pixel data they belong to. */
  public int tag() {
    return cursor.tag();
  }

  /** The VR, SQ for all sequences; of fragments that of the pixel data. */
  public Vr vr() {
    return cursor.vr();
  }

  /** The bytes of the value; -1 for sequences, items and fragments of undefined length. */
  public long length() {
    return cursor.length();
  }

  /**
   * Where the value, or the content of a sequence or item, begins: bytes from the start of the
   * object, as if a deflated data set were inflated in its place.
   */
  public long position() {
    return cursor.position();
  }

  /** Where the header of the token begins, counted like {@link #position()}. */
  public long headerPosition() {
    return cursor.headerPosition();
  }

  /**
   * The number of items around the token: 0 for the elements and sequences of the data set itself
   * and for the items of those sequences, 1 for what such an item holds.
   */
  public int depth() {
    return token == Token.ITEM_START ? cursor.nesting().items() - 1 : cursor.nesting().items();
  }

  /** The sequence of the item around the token that is number {@code level}, outermost 0. */
  public int sequenceTag(int level) {
    return cursor.nesting().sequenceTag(level);
  }

  /** The index, from 0, in its sequence of the item around the token number {@code level}. */
  public int itemIndex(int level) {
    return cursor.nesting().itemIndex(level);
  }

  /** The token's element and the items around it: {@code (0008,1140)[0].(0008,1155)}. */
  public String path() {
    return cursor.path();
  }

  /**
   * Brings the whole value into memory; afterwards {@link #valueBuffer()} and {@link
   * #valueOffset()} say where it lies until {@link #next()} is called.
   */
  public void loadValue() throws IOException {
    requireUnread();
    if (length() <= Integer.MAX_VALUE && cursor.window().has((int) length())) {
      valueBuffer = cursor.window().buffer();
      valueOffset = cursor.window().offset();
      return;
    }
    valueBuffer = takeValue();
    valueOffset = 0;
  }

  /** The array that holds the loaded value among other bytes; not to be changed. */
  public byte[] valueBuffer() {
    return valueBuffer;
  }

  /** Where in {@link #valueBuffer()} the loaded value begins; it has {@link #length()} bytes. */
  public int valueOffset() {
    return valueOffset;
  }

  /** A copy of the value, as encoded. */
  public byte[] readValue() throws IOException {
    requireUnread();
    return takeValue();
  }

  /** The value as text of the default repertoire, without padding: UIDs, codes, dates. */
  public String asciiValue() throws IOException {
    loadValue();
    return AsciiText.of(valueBuffer, valueOffset, (int) length());
  }

  /** The first number of a US value; -1 when there is none. */
  public int unsignedShortValue() throws IOException {
    return length() >= Short.BYTES && unread == length() && cursor.window().has(Short.BYTES)
        ? cursor.window().uint16(0, bigEndian())
        : -1;
  }

  /** Streams the value, as encoded; nothing is buffered beyond the window. */
  public void transferTo(OutputStream out) throws IOException {
    requireUnread();
    unread = 0;
    requireWhole(cursor.window().transferTo(out, length()));
  }

  private void requireUnread() {
    if (!token.hasValue()) {
      throw new IllegalStateException("no value at " + token);
    }
    if (unread != length()) {
      throw new IllegalStateException("the value has been read already");
    }
  }

  private byte[] takeValue() throws IOException {
    if (length() > limits.valueLength()) {
      throw cursor.failure(
          "a value of " + length() + " bytes exceeds the limit of " + limits.valueLength());
    }
    unread = 0;
    var value = cursor.window().take((int) length());
    requireWhole(value.length);
    return value;
  }

  private void skipValue() throws IOException {
    long count = unread;
    unread = 0;
    requireWhole(length() - count + cursor.window().discard(count));
  }

  private void requireWhole(long there) throws DicomFormatException {
    if (there < length()) {
      throw new DicomFormatException(
          "the object ends " + (length() - there) + " bytes before the end of the value",
          cursor.window().position(),
          tag(),
          path());
    }
  }

  Cursor cursor() {
    return cursor;
  }

  /** Takes the elements read so far for the File Meta Information. */
  void meta(FileMeta meta) {
    fileMeta = meta;
    cursor.endMeta();
  }

  /** Closes the source. */
  @Override
  public void close() throws IOException {
    cursor.window().close();
  }
}
