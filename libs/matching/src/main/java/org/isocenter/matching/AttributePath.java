package org.isocenter.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;

/**
 * An attribute as a query parameter names it, PS3.18 section 8.3.4.1: a keyword or eight
 * hexadecimal digits, those of enclosing sequences before it, separated by dots.
 */
public record AttributePath(List<Integer> tags) {

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{8}");
  private static final Pattern DOT = Pattern.compile("\\.");

  public AttributePath {
    tags = List.copyOf(tags);
  }

  /** The path, or empty when a part of it is no attribute of the dictionary. */
  public static Optional<AttributePath> parse(String name) {
    var tags = new ArrayList<Integer>();
    for (var part : DOT.split(name, -1)) {
      var tag = tagOf(part);
      if (tag.isEmpty()) {
        return Optional.empty();
      }
      tags.add(tag.getAsInt());
    }
    return Optional.of(new AttributePath(tags));
  }

  private static OptionalInt tagOf(String part) {
    return HEX.matcher(part).matches()
        ? OptionalInt.of(Tag.parseHex(part))
        : Dictionary.tagOf(part);
  }

  public int first() {
    return tags.getFirst();
  }

  public Vr vr() {
    return Dictionary.vrOf(tags.getLast());
  }

  public boolean isNested() {
    return tags.size() > 1;
  }

  /** Whether every part but the last is a sequence, and the last is none. */
  public boolean leadsToValue() {
    var sequences = tags.subList(0, tags.size() - 1);
    return vr() != Vr.SQ && sequences.stream().allMatch(tag -> Dictionary.vrOf(tag) == Vr.SQ);
  }
}
