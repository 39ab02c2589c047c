package org.isocenter.dicom.data;

import org.jspecify.annotations.Nullable;

/** The Value Representations of PS3.5 section 6.2, and what each means for the encoding. */
public enum Vr {
  AE(Kind.TEXT),
  AS(Kind.TEXT),
  AT(Kind.BINARY, 2),
  CS(Kind.TEXT),
  DA(Kind.TEXT),
  DS(Kind.TEXT),
  DT(Kind.TEXT),
  FD(Kind.BINARY, 8),
  FL(Kind.BINARY, 4),
  IS(Kind.TEXT),
  LO(Kind.CHARACTER_SET_TEXT),
  LT(Kind.CHARACTER_SET_TEXT),
  OB(Kind.LONG_BINARY, 1),
  OD(Kind.LONG_BINARY, 8),
  OF(Kind.LONG_BINARY, 4),
  OL(Kind.LONG_BINARY, 4),
  OV(Kind.LONG_BINARY, 8),
  OW(Kind.LONG_BINARY, 2),
  PN(Kind.CHARACTER_SET_TEXT),
  SH(Kind.CHARACTER_SET_TEXT),
  SL(Kind.BINARY, 4),
  SQ(Kind.SEQUENCE),
  SS(Kind.BINARY, 2),
  ST(Kind.CHARACTER_SET_TEXT),
  SV(Kind.LONG_BINARY, 8),
  TM(Kind.TEXT),
  UC(Kind.LONG_CHARACTER_SET_TEXT),
  UI(Kind.TEXT),
  UL(Kind.BINARY, 4),
  UN(Kind.LONG_BINARY, 1),
  UR(Kind.LONG_TEXT),
  US(Kind.BINARY, 2),
  UT(Kind.LONG_CHARACTER_SET_TEXT),
  UV(Kind.LONG_BINARY, 8);

  private enum Kind {
    TEXT,
    CHARACTER_SET_TEXT,
    LONG_TEXT,
    LONG_CHARACTER_SET_TEXT,
    BINARY,
    LONG_BINARY,
    SEQUENCE
  }

  private static final int LETTERS = 26;
  private static final @Nullable Vr[] BY_CODE = new @Nullable Vr[LETTERS * LETTERS];

  static {
    for (Vr vr : values()) {
      BY_CODE[index(vr.name().charAt(0), vr.name().charAt(1))] = vr;
    }
  }

  private final int code;
  private final boolean longLength;
  private final boolean text;
  private final boolean characterSet;
  private final int unitSize;

  Vr(Kind kind) {
    this(kind, 1);
  }

  Vr(Kind kind, int unitSize) {
    this.code = name().charAt(0) << 8 | name().charAt(1);
    this.longLength =
        switch (kind) {
          case LONG_TEXT, LONG_CHARACTER_SET_TEXT, LONG_BINARY, SEQUENCE -> true;
          case TEXT, CHARACTER_SET_TEXT, BINARY -> false;
        };
    this.characterSet = kind == Kind.CHARACTER_SET_TEXT || kind == Kind.LONG_CHARACTER_SET_TEXT;
    this.text = characterSet || kind == Kind.TEXT || kind == Kind.LONG_TEXT;
    this.unitSize = unitSize;
  }

  /** The VR whose two letters are {@code code}, first letter in the upper byte; null if none. */
  public static @Nullable Vr ofCode(int code) {
    int first = code >>> 8;
    int second = code & 0xFF;
    if (first < 'A' || first > 'Z' || second < 'A' || second > 'Z') {
      return null;
    }
    return BY_CODE[index(first, second)];
  }

  private static int index(int first, int second) {
    return (first - 'A') * LETTERS + second - 'A';
  }

  /** The two letters, the first in the upper byte. */
  public int code() {
    return code;
  }

  /** Whether explicit VR encodes the length in 32 bits after two reserved bytes, section 7.1.2. */
  public boolean hasLongLength() {
    return longLength;
  }

  /** Whether values are characters rather than numbers or bytes. */
  public boolean isText() {
    return text;
  }

  /** Whether Specific Character Set (0008,0005) governs the value, section 6.1.2.3. */
  public boolean dependsOnCharacterSet() {
    return characterSet;
  }

  /** Whether several values may stand in one element, separated by a backslash, section 6.4. */
  public boolean isMultiValuedText() {
    return text && this != LT && this != ST && this != UT && this != UR;
  }

  /** The bytes of one number, which change their order between byte orderings; 1 if none do. */
  public int unitSize() {
    return unitSize;
  }

  /** What fills a value of odd length, section 6.2. */
  public byte padding() {
    return text && this != UI ? (byte) ' ' : 0;
  }

  /** Whether a value of undefined length is a run of fragments, not of items, section A.4. */
  public boolean mayBeFragments() {
    return switch (this) {
      case OB, OD, OF, OL, OV, OW -> true;
      default -> false;
    };
  }
}
