package org.isocenter.dicom.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.isocenter.dicom.data.Tag;

/** Who has reserved which private block of one data set, PS3.5 section 7.8.1, as far as read. */
final class PrivateCreators {
  private final Map<Integer, String> creators = new HashMap<>();

  /** Takes the first value of a Private Creator element. */
  void add(int tag, String creator) {
    if (!creator.isBlank()) {
      creators.putIfAbsent(tag, creator);
    }
  }

  /** The creator of the block of a private element, if it has come before. */
  Optional<String> of(int tag) {
    return creators.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(creators.get(creatorTag(tag)));
  }

  /**
   * The tag without its block, as PS3.19 table A.1.5-2 has it. The block stays when the creator has
   * reserved a lower one, too: elements of both would have the same tag otherwise.
   */
  int written(int tag, String creator) {
    int block = creatorTag(tag);
    for (int lower = Tag.of(Tag.group(tag), 0x10); lower < block; lower++) {
      if (creator.equals(creators.get(lower))) {
        return tag;
      }
    }
    return tag & 0xFFFF_00FF;
  }

  private static int creatorTag(int tag) {
    return Tag.of(Tag.group(tag), Tag.element(tag) >>> 8);
  }
}
