package org.isocenter.dicom.io;

import java.io.IOException;
import java.util.List;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;
import org.isocenter.dicom.dictionary.Tags;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a data set, PS3.5 section 7: from header to header. Whoever moves it on has
 * taken the value in between from the window.
 */
final class Cursor {

  private static final int UNDEFINED = -1;
  private static final int SHORT_HEADER = 8;
  private static final int LONG_HEADER = 12;
  private static final int DELIMITERS = 0xFFFE;

  private final ReadLimits limits;
  private final Nesting nesting = new Nesting();
  private final Warnings warnings = new Warnings();
  private Window window;

  private TransferSyntax transferSyntax = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
  private boolean explicit = true;
  private boolean bigEndian;
  private boolean signedPixels;
  private int elements;

  private int tag;
  private Vr vr = Vr.UN;
  private long length;
  private long headerPosition;
  private long position;

  Cursor(Window window, ReadLimits limits) {
    this.window = window;
    this.limits = limits;
  }

  Token next() throws IOException {
    var token = nextOrNone();
    while (token == null) {
      token = nextOrNone();
    }
    return token;
  }

  /** Null after a delimiter that had to be passed over. */
  private @Nullable Token nextOrNone() throws IOException {
    return switch (nesting.kind()) {
      case DATA_SET, ITEM -> nextElement();
      case SEQUENCE -> nextItem();
      case FRAGMENTS -> nextFragment();
    };
  }

  int tag() {
    return tag;
  }

  Vr vr() {
    return vr;
  }

  long length() {
    return length;
  }

  long headerPosition() {
    return headerPosition;
  }

  long position() {
    return position;
  }

  boolean bigEndian() {
    return bigEndian;
  }

  Nesting nesting() {
    return nesting;
  }

  Window window() {
    return window;
  }

  TransferSyntax transferSyntax() {
    return transferSyntax;
  }

  List<String> warnings() {
    return warnings.toList();
  }

  String path() {
    return nesting.path(tag);
  }

  private @Nullable Token nextElement() throws IOException {
    headerPosition = window.position();
    if (headerPosition >= nesting.end()) {
      return nesting.isUndefined() ? endUndelimited() : endItem();
    }
    if (!window.has(SHORT_HEADER)) {
      return endOfInput();
    }
    int read = window.tag(0, bigEndian);
    if (Tag.group(read) == DELIMITERS) {
      return nextDelimiter(read);
    }
    countElement();
    tag = read;
    checkOrder(nesting.swapLastTag(read));
    if (explicit) {
      readExplicitHeader();
    } else {
      readImplicitHeader();
    }
    position = window.position();
    if (length > nesting.end() - position) {
      throw failure("a length runs past the end of the item or sequence around it");
    }
    if (vr == Vr.SQ || length == UNDEFINED) {
      return beginNested();
    }
    if ((length & 1) != 0) {
      warn(Warnings.Kind.ODD_LENGTH);
    }
    if (tag == Tags.PIXEL_DATA && transferSyntax.encapsulated() && nesting.items() == 0) {
      warn(Warnings.Kind.NATIVE_IN_ENCAPSULATED);
    }
    return Token.ELEMENT;
  }

  private void countElement() throws DicomFormatException {
    if (++elements > limits.elements()) {
      throw failure("more than " + limits.elements() + " elements");
    }
  }

  private void checkOrder(int last) {
    if (Integer.compareUnsigned(tag, last) > 0) {
      return;
    }
    if (tag != last) {
      warn(Warnings.Kind.ORDER);
    } else if (tag != 0) {
      warn(Warnings.Kind.DUPLICATE);
    }
  }

  private void readExplicitHeader() throws IOException {
    var named = Vr.ofCode(window.uint16(4, true));
    if (named == null) {
      readHeaderOfInvalidVr();
      return;
    }
    vr = named;
    if (named.hasLongLength()) {
      readLongLength();
      nameUnknown();
    } else {
      length = window.uint16(6, bigEndian);
      window.advance(SHORT_HEADER);
    }
  }

  /**
   * PS3.5 section 6.2.2 lets a value of VR UN, which a sender without dictionary may have made, be
   * taken for what the dictionary says. A sequence stays a value: it would have to be trusted.
   */
  private void nameUnknown() {
    if (vr == Vr.UN && length != UNDEFINED && !bigEndian) {
      var known = Dictionary.vrOf(tag);
      vr = known == Vr.SQ ? Vr.UN : known;
    }
  }

  private void readLongLength() throws IOException {
    if (!window.has(LONG_HEADER)) {
      throw failure("the object ends inside an element header");
    }
    setLength(window.int32(8, bigEndian));
    window.advance(LONG_HEADER);
  }

  private void setLength(int encoded) {
    length = encoded == UNDEFINED ? UNDEFINED : Integer.toUnsignedLong(encoded);
  }

  /**
   * PS3.5 section 7.1.2 gives VRs yet to come a 32-bit length. What are no letters at all is taken
   * for the dictionary's VR left out, and has a 16-bit length unless that is 0.
   */
  private void readHeaderOfInvalidVr() throws IOException {
    if (tag == 0) {
      throw failure("the bytes after the data set are no element");
    }
    warn(Warnings.Kind.INVALID_VR);
    int shortLength = window.uint16(6, bigEndian);
    if (shortLength == 0 || EncodingGuess.namesLetters(window)) {
      vr = Vr.UN;
      readLongLength();
      return;
    }
    vr = Dictionary.vrOf(tag);
    length = shortLength;
    window.advance(SHORT_HEADER);
  }

  private void readImplicitHeader() throws IOException {
    vr = Dictionary.vrOf(tag);
    setLength(window.int32(4, bigEndian));
    window.advance(SHORT_HEADER);
    if (signedPixels && vr == Vr.US && Dictionary.isUnsignedOrSigned(tag)) {
      vr = Vr.SS;
    }
    if (tag == Tags.PIXEL_REPRESENTATION && length == Short.BYTES && window.has(Short.BYTES)) {
      signedPixels = window.uint16(0, bigEndian) == 1;
    }
  }

  private Token beginNested() throws IOException {
    if (length == UNDEFINED && (tag == Tags.PIXEL_DATA || vr.mayBeFragments())) {
      if (!transferSyntax.encapsulated()) {
        warn(Warnings.Kind.FRAGMENTS_IN_NATIVE);
      }
      nesting.push(Nesting.Kind.FRAGMENTS, tag, nesting.end(), true);
      return Token.FRAGMENTS_START;
    }
    if (explicit && vr != Vr.SQ && vr != Vr.UN) {
      throw failure("undefined length on a value of VR " + vr);
    }
    if (nesting.items() >= limits.depth()) {
      throw failure("more than " + limits.depth() + " sequences within each other");
    }
    boolean undefined = length == UNDEFINED;
    nesting.remember(explicit, bigEndian);
    nesting.push(
        Nesting.Kind.SEQUENCE, tag, undefined ? nesting.end() : position + length, undefined);
    if (vr == Vr.UN) {
      explicit = false;
      bigEndian = false;
    }
    vr = Vr.SQ;
    return Token.SEQUENCE_START;
  }

  private @Nullable Token nextDelimiter(int read) throws IOException {
    boolean inItem = nesting.kind() == Nesting.Kind.ITEM;
    if (read == Tag.ITEM_DELIMITATION && inItem && nesting.isUndefined()) {
      skipDelimiter();
      return endItem();
    }
    if (inItem && nesting.isUndefined()) {
      return endUndelimited();
    }
    if (read != Tag.ITEM_DELIMITATION && read != Tag.SEQUENCE_DELIMITATION) {
      tag = read;
      throw failure("an item stands outside of any sequence");
    }
    return passOverDelimiter();
  }

  private @Nullable Token passOverDelimiter() throws DicomFormatException {
    countElement();
    warn(Warnings.Kind.STRAY_DELIMITER);
    skipDelimiter();
    return null;
  }

  private void skipDelimiter() {
    if (window.int32(4, bigEndian) != 0) {
      warn(Warnings.Kind.DELIMITER_LENGTH);
    }
    window.advance(SHORT_HEADER);
  }

  /** An item of undefined length that ends with its sequence. */
  private Token endUndelimited() {
    warn(Warnings.Kind.MISSING_DELIMITER);
    return endItem();
  }

  private Token endItem() {
    nesting.pop();
    position = window.position();
    tag = nesting.tag();
    vr = Vr.SQ;
    length = 0;
    return Token.ITEM_END;
  }

  private @Nullable Token nextItem() throws IOException {
    headerPosition = window.position();
    if (headerPosition >= nesting.end()) {
      if (nesting.isUndefined()) {
        warn(Warnings.Kind.MISSING_DELIMITER);
      }
      return endNested(Token.SEQUENCE_END);
    }
    tag = nesting.tag();
    if (!window.has(SHORT_HEADER)) {
      throw failure("the object ends inside a sequence");
    }
    int read = window.tag(0, bigEndian);
    if (read == Tag.ITEM) {
      return beginItem();
    }
    if (read == Tag.SEQUENCE_DELIMITATION && nesting.isUndefined()) {
      skipDelimiter();
      return endNested(Token.SEQUENCE_END);
    }
    if (read == Tag.SEQUENCE_DELIMITATION || read == Tag.ITEM_DELIMITATION) {
      return passOverDelimiter();
    }
    throw failure("an item was expected but " + Tag.toString(read) + " found");
  }

  private Token beginItem() throws IOException {
    countElement();
    setLength(window.int32(4, bigEndian));
    window.advance(SHORT_HEADER);
    position = window.position();
    vr = Vr.SQ;
    if (length > nesting.end() - position) {
      throw failure("an item runs past the end of its sequence");
    }
    nesting.count();
    boolean undefined = length == UNDEFINED;
    nesting.push(Nesting.Kind.ITEM, tag, undefined ? nesting.end() : position + length, undefined);
    return Token.ITEM_START;
  }

  private Token endNested(Token end) {
    tag = nesting.tag();
    nesting.pop();
    if (end == Token.SEQUENCE_END) {
      explicit = nesting.rememberedExplicit();
      bigEndian = nesting.rememberedBigEndian();
    }
    position = window.position();
    length = 0;
    return end;
  }

  private Token nextFragment() throws IOException {
    headerPosition = window.position();
    tag = nesting.tag();
    if (!window.has(SHORT_HEADER)) {
      if (window.available() > 0) {
        throw failure("the object ends inside a fragment's header");
      }
      warn(Warnings.Kind.MISSING_DELIMITER);
      return endNested(Token.FRAGMENTS_END);
    }
    int read = window.tag(0, bigEndian);
    if (read == Tag.SEQUENCE_DELIMITATION) {
      skipDelimiter();
      return endNested(Token.FRAGMENTS_END);
    }
    if (read != Tag.ITEM || window.int32(4, bigEndian) == UNDEFINED) {
      throw failure("a fragment was expected but " + Tag.toString(read) + " found");
    }
    countElement();
    setLength(window.int32(4, bigEndian));
    window.advance(SHORT_HEADER);
    position = window.position();
    if (length > nesting.end() - position) {
      throw failure("a fragment runs past the end of the item around it");
    }
    return nesting.count() == 0 ? Token.OFFSET_TABLE : Token.FRAGMENT;
  }

  private Token endOfInput() throws DicomFormatException {
    if (window.available() > 0) {
      throw failure("the object ends inside an element header");
    }
    if (nesting.kind() == Nesting.Kind.ITEM) {
      throw failure("the object ends inside an item");
    }
    if (elements == 0) {
      throw failure("the object holds no data set");
    }
    return Token.END;
  }

  DicomFormatException failure(String reason) {
    return new DicomFormatException(reason, window.position(), tag, tag == 0 ? "" : path());
  }

  void warn(Warnings.Kind kind) {
    if (!warnings.has(kind)) {
      warnings.add(kind, window.position(), tag == 0 ? "" : path());
    }
  }

  void encoding(boolean isExplicit, boolean isBigEndian) {
    explicit = isExplicit;
    bigEndian = isBigEndian;
  }

  /** Forgets the elements of the File Meta Information. */
  void endMeta() {
    elements = 0;
    tag = 0;
    nesting.swapLastTag(0);
  }

  /** Begins the data set at the current position. */
  void begin(TransferSyntax syntax) {
    transferSyntax = syntax;
    encoding(syntax.explicit(), syntax.bigEndian());
    if (syntax.deflated()) {
      long base = window.position();
      window =
          Window.on(
              new BoundedInflation(window.rest(), base, limits),
              Window.DEFAULT_SIZE,
              base,
              limits.totalLength());
    }
  }
}
