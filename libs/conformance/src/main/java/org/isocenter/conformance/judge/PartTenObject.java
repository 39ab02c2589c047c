package org.isocenter.conformance.judge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.ExplicitLittleEndian.Element;

/**
 * A Part 10 object as a web service may send it (PS3.10 section 7.1, PS3.18 section 8.7.3):
 * Explicit VR Little Endian, deflated or not, or encapsulated.
 */
public record PartTenObject(
    String transferSyntax, SortedMap<Integer, Element> meta, SortedMap<Integer, Element> dataset) {

  private static final List<String> FORBIDDEN = List.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.2");
  private static final String DEFLATED = "1.2.840.10008.1.2.1.99";

  public static PartTenObject of(byte[] file) {
    boolean marked =
        file.length > 132 && new String(file, 128, 4, StandardCharsets.US_ASCII).equals("DICM");
    Mismatch.unless(marked, "no Part 10 object: 'DICM' does not stand at byte 128");
    int groupLength = 12;
    var first = new ExplicitLittleEndian(Arrays.copyOfRange(file, 132, 132 + groupLength)).read();
    var length = ExplicitLittleEndian.require(first, 0x00020000);
    int end = 132 + groupLength + (int) length.number();
    Mismatch.unless(end <= file.length, "File Meta Information passes the end of the object");
    var meta = new ExplicitLittleEndian(Arrays.copyOfRange(file, 132, end)).read();
    Mismatch.unless(
        meta.lastKey() >>> 16 == 2, "(0002,0000) counts elements of the data set as well");
    for (int tag : new int[] {0x00020001, 0x00020002, 0x00020003, 0x00020010, 0x00020012}) {
      Mismatch.unless(meta.containsKey(tag), "File Meta Information lacks %08X", tag);
    }
    var syntax = ExplicitLittleEndian.require(meta, 0x00020010).text();
    Mismatch.unless(
        !FORBIDDEN.contains(syntax), "transfer syntax %s shall not be used (8.7.3)", syntax);
    var rest = Arrays.copyOfRange(file, end, file.length);
    var dataset = new ExplicitLittleEndian(syntax.equals(DEFLATED) ? inflated(rest) : rest).read();
    var object = new PartTenObject(syntax, meta, dataset);
    object.same(0x00020003, 0x00080018, "SOP Instance UID");
    object.same(0x00020002, 0x00080016, "SOP Class UID");
    return object;
  }

  /** The value of an attribute at the top level as text without padding; empty when absent. */
  public String text(int tag) {
    var element = dataset.get(tag);
    return element == null ? "" : element.text();
  }

  private void same(int metaTag, int tag, String name) {
    Mismatch.unless(
        ExplicitLittleEndian.require(meta, metaTag).text().equals(text(tag)),
        "%s of the File Meta Information differs from the data set's",
        name);
  }

  private static byte[] inflated(byte[] deflated) {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      var out = new byte[1 << 20];
      int length = inflater.inflate(out);
      Mismatch.unless(inflater.finished(), "the deflated data set is cut");
      return Arrays.copyOf(out, length);
    } catch (DataFormatException e) {
      throw new Mismatch("the data set is not deflated: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }
}
