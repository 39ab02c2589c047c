package org.isocenter.dicom.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isocenter.dicom.charset.SpecificCharacterSet;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.Token;

/**
 * Writes the DICOM JSON Model, PS3.18 Annex F, as UTF-8 while a data set is read.
 *
 * <p>Elements come in the order of the data set. File meta information and group lengths are left
 * out, and of an element that occurs twice the first is written. Specific Character Set is written
 * as ISO_IR 192, which the text is in. What cannot be a JSON number, such as a DS of {@code 1,5} or
 * an infinite FD, is written as a string.
 */
public final class JsonWriter {
  private static final byte[] BULK_START = ascii(",\"BulkDataURI\":\"");
  private static final byte[] UTF_8_SET = ascii(",\"Value\":[\"ISO_IR 192\"]");
  private static final int META_GROUP = 0x0002;
  private static final int CAPACITY = 4 * 1024;
  private static final int FIRST_DEPTH = 16;
  private static final int MOST_WARNINGS = 20;

  private final JsonSink sink;
  private final JsonBytes out;
  private final JsonValues values;
  private final SeenTags seen = new SeenTags();
  private final List<String> warnings = new ArrayList<>();

  // One entry for each open data set: the object itself at 0, then the items.
  private SpecificCharacterSet[] sets = new SpecificCharacterSet[FIRST_DEPTH];
  private boolean[] empty = new boolean[FIRST_DEPTH];
  // The sequence open within that data set, and how many items it has had.
  private int[] sequences = new int[FIRST_DEPTH];
  private int[] items = new int[FIRST_DEPTH];
  private int depth;

  // A repeated sequence is passed over with all that is in it.
  private int ignored;

  public JsonWriter(JsonSink sink) {
    this(sink, new byte[CAPACITY]);
  }

  /**
   * A writer that uses an array of the caller, who may use it for the next document afterwards.
   *
   * @param buffer text is handed to {@code sink} when it is three quarters full
   */
  public JsonWriter(JsonSink sink, byte[] buffer) {
    this.sink = sink;
    this.out = new JsonBytes(buffer);
    this.values = new JsonValues(out);
    open(SpecificCharacterSet.DEFAULT);
  }

  /** Writes what {@code reader} has left, whole; only encapsulated pixel data is bulk data. */
  public void copy(DicomReader reader) throws IOException {
    while (reader.next() != Token.END) {
      accept(reader);
    }
    finish();
  }

  /** Takes the token at which {@code reader} is, with its value. */
  void accept(DicomReader reader) throws IOException {
    switch (reader.token()) {
      case ELEMENT -> {
        reader.loadValue();
        element(
            reader.tag(),
            reader.vr(),
            reader.valueBuffer(),
            reader.valueOffset(),
            (int) reader.length(),
            reader.bigEndian());
      }
      case FRAGMENTS_START -> bulkData(reader.tag(), reader.vr());
      case OFFSET_TABLE, FRAGMENT, FRAGMENTS_END, END -> {}
      default -> structure(reader);
    }
  }

  /** Takes the start or end of a sequence or item at which {@code reader} is. */
  public void structure(DicomReader reader) throws IOException {
    switch (reader.token()) {
      case SEQUENCE_START -> startSequence(reader.tag());
      case ITEM_START -> startItem();
      case ITEM_END -> endItem();
      case SEQUENCE_END -> endSequence();
      default -> throw new IllegalStateException(reader.token() + " is no structure");
    }
  }

  /**
   * An element with its value, of either byte ordering.
   *
   * @return whether it was written; not when it repeats one
   */
  public boolean element(int tag, Vr vr, byte[] buf, int off, int len, boolean bigEndian)
      throws IOException {
    if (!begin(tag, vr)) {
      return false;
    }
    if (tag == Tags.SPECIFIC_CHARACTER_SET) {
      characterSet(buf, off, len);
    } else if (!values.write(vr, buf, off, len, bigEndian, sets[depth])) {
      warn("The value of " + Tag.toString(tag) + " has no length of a " + vr);
    }
    end();
    return true;
  }

  /**
   * An element whose value is found by its BulkDataURI, PS3.18 F.2.6.
   *
   * @return whether it was written; not when it repeats one
   */
  public boolean bulkData(int tag, Vr vr) throws IOException {
    if (!begin(tag, vr)) {
      return false;
    }
    out.ascii(BULK_START);
    out.drainTo(sink);
    sink.bulkDataUri();
    out.text(path(tag));
    out.octet('"');
    end();
    return true;
  }

  /** Begins a sequence; an item or its end is to follow. */
  public void startSequence(int tag) {
    if (ignored > 0 || !begin(tag, Vr.SQ)) {
      ignored++;
      return;
    }
    sequences[depth] = tag;
    items[depth] = 0;
  }

  /** Begins an item of the innermost sequence. */
  public void startItem() {
    if (ignored > 0) {
      return;
    }
    if (items[depth]++ == 0) {
      out.valueStart();
    } else {
      out.octet(',');
    }
    depth++;
    open(sets[depth - 1]);
  }

  public void endItem() throws IOException {
    if (ignored > 0) {
      return;
    }
    close();
    depth--;
  }

  public void endSequence() throws IOException {
    if (ignored > 0) {
      ignored--;
      return;
    }
    if (items[depth] > 0) {
      out.octet(']');
    }
    end();
  }

  /** Ends the text; the last call. */
  public void finish() throws IOException {
    close();
    out.drainTo(sink);
  }

  /**
   * Where an element of the innermost open data set is: {@code 7FE00010}, or through sequences
   * {@code 00081140/0/00081155}.
   */
  public String path(int tag) {
    var path = new StringBuilder();
    for (int level = 0; level < depth; level++) {
      path.append(Tag.toHex(sequences[level])).append('/').append(items[level] - 1).append('/');
    }
    return path.append(Tag.toHex(tag)).toString();
  }

  /** What was tolerated, for people; never values of the object. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  private boolean begin(int tag, Vr vr) {
    if (ignored > 0 || Tag.isGroupLength(tag) || Tag.group(tag) == META_GROUP) {
      return false;
    }
    if (!seen.isFirst(tag)) {
      warn("Of " + Tag.toString(tag) + ", which occurs more than once, the first is taken");
      return false;
    }
    out.attribute(empty[depth], tag, vr);
    empty[depth] = false;
    return true;
  }

  private void end() throws IOException {
    out.octet('}');
    if (out.isFull()) {
      out.drainTo(sink);
    }
  }

  private void open(SpecificCharacterSet set) {
    if (depth == sets.length) {
      sets = Arrays.copyOf(sets, depth * 2);
      empty = Arrays.copyOf(empty, depth * 2);
      sequences = Arrays.copyOf(sequences, depth * 2);
      items = Arrays.copyOf(items, depth * 2);
    }
    sets[depth] = set;
    empty[depth] = true;
    seen.open();
    out.octet('{');
  }

  private void close() throws IOException {
    seen.close();
    out.octet('}');
  }

  private void characterSet(byte[] buf, int off, int len) {
    var value = new String(buf, off, len, StandardCharsets.ISO_8859_1);
    String[] terms = value.split("\\\\", -1);
    for (int i = 0; i < terms.length; i++) {
      terms[i] = terms[i].replace('\0', ' ').strip();
    }
    sets[depth] = SpecificCharacterSet.of(terms);
    sets[depth].warnings().forEach(this::warn);
    if (!value.isBlank()) {
      out.ascii(UTF_8_SET);
    }
  }

  private void warn(String warning) {
    if (warnings.size() < MOST_WARNINGS && !warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  private static byte[] ascii(String constant) {
    return constant.getBytes(StandardCharsets.US_ASCII);
  }
}
