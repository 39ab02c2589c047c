package org.isocenter.dicom.io;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Breaches of the standard that did not keep an object from being read; each kind once. */
final class Warnings {

  enum Kind {
    NO_PREAMBLE("the preamble is missing, PS3.10 section 7.1"),
    NO_META("the File Meta Information is missing; the encoding was guessed from the data set"),
    META_WITHOUT_LENGTH("File Meta Information Group Length (0002,0000) is missing"),
    META_LENGTH("File Meta Information Group Length (0002,0000) is wrong"),
    META_IMPLICIT("the File Meta Information is encoded with implicit VR"),
    NO_TRANSFER_SYNTAX("Transfer Syntax UID (0002,0010) is missing; the encoding was guessed"),
    UNKNOWN_TRANSFER_SYNTAX(
        "Transfer Syntax UID (0002,0010) is not registered; the encoding was guessed"),
    WRONG_TRANSFER_SYNTAX("the data set is not encoded as Transfer Syntax UID (0002,0010) says"),
    ORDER("elements are not in ascending order"),
    DUPLICATE("an element occurs twice"),
    ODD_LENGTH("a value has an odd length"),
    INVALID_VR("an element has an invalid VR"),
    UN_EXPLICIT("a sequence of VR UN is encoded with explicit VR, PS3.5 section 6.2.2"),
    STRAY_DELIMITER("a delimitation item stands where nothing is to be delimited"),
    DELIMITER_LENGTH("a delimitation item has a length"),
    MISSING_DELIMITER("an item or sequence is not delimited"),
    FRAGMENTS_IN_NATIVE("pixel data is encapsulated although the transfer syntax is native"),
    NATIVE_IN_ENCAPSULATED("pixel data is native although the transfer syntax is encapsulated");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Map<Kind, String> firsts = new EnumMap<>(Kind.class);

  void add(Kind kind, long position, String path) {
    if (firsts.containsKey(kind)) {
      return;
    }
    var where = "(first at byte " + position + (path.isEmpty() ? ")" : ", element " + path + ")");
    firsts.put(kind, kind.sentence + " " + where);
  }

  boolean has(Kind kind) {
    return firsts.containsKey(kind);
  }

  List<String> toList() {
    return List.copyOf(firsts.values());
  }
}
