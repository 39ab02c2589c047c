package org.isocenter.conformance.judge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isocenter.conformance.http.Mismatch;

/** Reads a data set in Explicit VR Little Endian by the letter of PS3.5 section 7.1.2 and 7.5. */
public final class ExplicitLittleEndian {

  private static final Set<String> LONG =
      Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");
  private static final Set<String> SHORT =
      Set.of(
          "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "PN", "SH", "SL",
          "SS", "ST", "TM", "UI", "UL", "US");
  private static final int ITEM = 0xFFFEE000;
  private static final int ITEM_END = 0xFFFEE00D;
  private static final int SEQUENCE_END = 0xFFFEE0DD;
  private static final long UNDEFINED = 0xFFFFFFFFL;

  /**
   * One element.
   *
   * @param items of a sequence
   * @param fragments of encapsulated pixel data, the offset table first
   */
  public record Element(
      String vr, byte[] value, List<SortedMap<Integer, Element>> items, List<byte[]> fragments) {

    public String text() {
      return new String(value, StandardCharsets.ISO_8859_1).replaceAll("[\\x00 ]+$", "");
    }

    public long number() {
      long number = 0;
      for (int i = value.length - 1; i >= 0; i--) {
        number = number << 8 | value[i] & 0xFF;
      }
      return number;
    }

    /** The offset table is left out. */
    public List<byte[]> pixelFragments() {
      return fragments.isEmpty() ? List.of() : fragments.subList(1, fragments.size());
    }
  }

  private final byte[] bytes;
  private int at;

  public ExplicitLittleEndian(byte[] bytes) {
    this.bytes = bytes;
  }

  public SortedMap<Integer, Element> read() {
    var dataset = dataset(bytes.length, false);
    Mismatch.unless(at == bytes.length, "%d bytes follow the data set", bytes.length - at);
    return dataset;
  }

  /** The element of that tag; without it the data set is not what it should be. */
  public static Element require(SortedMap<Integer, Element> dataset, int tag) {
    var element = dataset.get(tag);
    if (element == null) {
      throw new Mismatch(String.format("there is no %08X", tag));
    }
    return element;
  }

  /**
   * The data set as lines {@code path VR value}, for comparing. Private attributes go without their
   * VR, since Implicit VR does not know it; lengths of sequences, the group length and trailing
   * padding (FFFC,FFFC) make no difference.
   */
  public static List<String> lines(SortedMap<Integer, Element> dataset) {
    var lines = new ArrayList<String>();
    lines(dataset, "", lines);
    return lines;
  }

  private static void lines(SortedMap<Integer, Element> dataset, String path, List<String> lines) {
    dataset.forEach((tag, element) -> {
      if ((tag & 0xFFFF) == 0 || tag == 0xFFFCFFFC) {
        return;
      }
      var name = path + String.format("%08X", tag);
      boolean known = (tag >>> 16) % 2 == 0 && !element.vr().equals("UN");
      lines.add(
          name
              + (known ? " " + element.vr() : "")
              + " "
              + HexFormat.of().formatHex(element.value()));
      element.fragments().forEach(part -> lines.add(name + " fragment " + hex(part)));
      for (int i = 0; i < element.items().size(); i++) {
        lines.add(name + "[" + i + "]");
        lines(element.items().get(i), name + "[" + i + "].", lines);
      }
    });
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private SortedMap<Integer, Element> dataset(int end, boolean delimited) {
    var elements = new TreeMap<Integer, Element>(Integer::compareUnsigned);
    long last = -1;
    while (at < end) {
      int tag = tag();
      if (delimited && tag == ITEM_END) {
        Mismatch.unless(unsigned(4) == 0, "an item delimiter has a length");
        return elements;
      }
      Mismatch.unless(Integer.toUnsignedLong(tag) > last, "%08X stands out of order or twice", tag);
      last = Integer.toUnsignedLong(tag);
      elements.put(tag, element(tag));
    }
    Mismatch.unless(!delimited, "an item of undefined length is not ended");
    Mismatch.unless(at == end, "an element passes the end of its item");
    return elements;
  }

  private Element element(int tag) {
    var vr = new String(take(2), StandardCharsets.ISO_8859_1);
    boolean longForm = LONG.contains(vr);
    Mismatch.unless(longForm || SHORT.contains(vr), "%08X has VR '%s'", tag, vr);
    if (longForm) {
      Mismatch.unless(unsigned(2) == 0, "%08X: the reserved bytes are not zero", tag);
    }
    long length = unsigned(longForm ? 4 : 2);
    if (vr.equals("SQ")) {
      return new Element(vr, new byte[0], items(length), List.of());
    }
    if (length == UNDEFINED) {
      Mismatch.unless(tag == 0x7FE00010, "%08X has an undefined length", tag);
      return new Element(vr, new byte[0], List.of(), fragments());
    }
    Mismatch.unless(length % 2 == 0, "%08X has the odd length %d", tag, length);
    return new Element(vr, take(length), List.of(), List.of());
  }

  private List<SortedMap<Integer, Element>> items(long length) {
    var items = new ArrayList<SortedMap<Integer, Element>>();
    long end = at + length;
    while (length == UNDEFINED || at < end) {
      int tag = tag();
      long itemLength = unsigned(4);
      if (length == UNDEFINED && tag == SEQUENCE_END) {
        break;
      }
      Mismatch.unless(tag == ITEM, "a sequence holds %08X", tag);
      boolean delimited = itemLength == UNDEFINED;
      items.add(dataset(delimited ? bytes.length : (int) (at + itemLength), delimited));
    }
    return items;
  }

  private List<byte[]> fragments() {
    var fragments = new ArrayList<byte[]>();
    while (true) {
      int tag = tag();
      long length = unsigned(4);
      if (tag == SEQUENCE_END) {
        return fragments;
      }
      Mismatch.unless(tag == ITEM && length % 2 == 0, "%08X among the fragments", tag);
      fragments.add(take(length));
    }
  }

  private int tag() {
    long group = unsigned(2);
    return (int) (group << 16 | unsigned(2));
  }

  private long unsigned(int length) {
    var value = take(length);
    return new Element("UL", value, List.of(), List.of()).number();
  }

  private byte[] take(long length) {
    Mismatch.unless(at + length <= bytes.length, "the data set is cut at byte %d", at);
    at += (int) length;
    return Arrays.copyOfRange(bytes, at - (int) length, at);
  }
}
