package org.isocenter.dicom.dictionary;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;

/** The data dictionary, PS3.6 section 6; lookups by tag neither allocate nor lock. */
public final class Dictionary {

  private static final DictionaryTable TABLE = DictionaryTable.load();

  private Dictionary() {}

  /**
   * The VR an element has when its encoding does not name one, PS3.5 section 6.2 and annex A.1. UN
   * where the dictionary does not know; of alternatives, OW before OB and US before SS.
   */
  public static Vr vrOf(int tag) {
    if (Tag.isGroupLength(tag)) {
      return Vr.UL;
    }
    if (Tag.isPrivate(tag)) {
      return Tag.isPrivateCreator(tag) ? Vr.LO : Vr.UN;
    }
    int entry = TABLE.find(tag);
    return entry < 0 ? Vr.UN : TABLE.vr(entry);
  }

  /** Whether the VR is US or SS, as Pixel Representation (0028,0103) says. */
  public static boolean isUnsignedOrSigned(int tag) {
    int entry = TABLE.find(tag);
    return entry >= 0 && TABLE.isUnsignedOrSigned(entry);
  }

  /** The keyword, {@code PatientName}; empty for private and unknown elements. */
  public static Optional<String> keywordOf(int tag) {
    int entry = TABLE.find(tag);
    return entry < 0 ? Optional.empty() : Optional.of(TABLE.keyword(entry));
  }

  /** The name, {@code Patient's Name}; empty for private and unknown elements. */
  public static Optional<String> nameOf(int tag) {
    int entry = TABLE.find(tag);
    return entry < 0 ? Optional.empty() : Optional.of(TABLE.name(entry));
  }

  /** The value multiplicity as PS3.6 writes it: {@code 1}, {@code 2-n}; empty when unknown. */
  public static Optional<String> multiplicityOf(int tag) {
    int entry = TABLE.find(tag);
    return entry < 0 ? Optional.empty() : Optional.of(TABLE.multiplicity(entry));
  }

  /** The tag of a keyword, letter case as in PS3.6; of a repeating group the first. */
  public static OptionalInt tagOf(String keyword) {
    var tag = Keywords.TAGS.get(keyword);
    return tag == null ? OptionalInt.empty() : OptionalInt.of(tag);
  }

  /** Built on the first search by keyword. */
  private static final class Keywords {
    static final Map<String, Integer> TAGS = new HashMap<>();

    static {
      for (int entry = 0; entry < TABLE.size(); entry++) {
        TAGS.putIfAbsent(TABLE.keyword(entry), TABLE.tag(entry));
      }
    }
  }
}
