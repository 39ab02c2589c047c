package org.isocenter.dicom.data;

import java.util.HexFormat;

/** A data element tag as an int, group number in the upper half, PS3.5 section 7.1.1. */
public final class Tag {

  public static final int ITEM = 0xFFFEE000;
  public static final int ITEM_DELIMITATION = 0xFFFEE00D;
  public static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Tag() {}

  public static int of(int group, int element) {
    return group << 16 | (element & 0xFFFF);
  }

  public static int group(int tag) {
    return tag >>> 16;
  }

  public static int element(int tag) {
    return tag & 0xFFFF;
  }

  /** Whether the group number is odd, PS3.5 section 7.8. */
  public static boolean isPrivate(int tag) {
    return (tag & 0x10000) != 0;
  }

  /** Whether the element reserves a block of private elements: (gggg,0010-00FF), gggg odd. */
  public static boolean isPrivateCreator(int tag) {
    return isPrivate(tag) && element(tag) >= 0x10 && element(tag) <= 0xFF;
  }

  /** Whether the element is (gggg,0000), PS3.5 section 7.2. */
  public static boolean isGroupLength(int tag) {
    return element(tag) == 0;
  }

  /** Eight upper-case hexadecimal digits, as DICOM JSON names elements: {@code 00080018}. */
  public static String toHex(int tag) {
    return HEX.toHexDigits(tag);
  }

  /** The notation of PS3.6: {@code (0008,0018)}. */
  public static String toString(int tag) {
    var hex = toHex(tag);
    return "(" + hex.substring(0, 4) + "," + hex.substring(4) + ")";
  }

  /**
   * Reads eight hexadecimal digits.
   *
   * @throws IllegalArgumentException when {@code hex} is anything else
   */
  public static int parseHex(String hex) {
    if (hex.length() != 8) {
      throw new IllegalArgumentException("not a tag of eight hexadecimal digits: " + hex);
    }
    return HexFormat.fromHexDigits(hex);
  }
}
