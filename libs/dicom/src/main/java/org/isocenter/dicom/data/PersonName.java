package org.isocenter.dicom.data;

import java.util.Arrays;

/**
 * A value of VR PN, PS3.5 section 6.2.1: up to three groups that write the same name in different
 * scripts.
 */
public record PersonName(Components alphabetic, Components ideographic, Components phonetic) {

  /** The five components of a group; "" where one is absent. */
  public record Components(
      String family, String given, String middle, String prefix, String suffix) {

    public static final Components NONE = new Components("", "", "", "", "");

    private static final int COUNT = 5;

    /** Reads a group; whatever follows a fifth caret belongs to the suffix. */
    public static Components parse(String group) {
      if (group.isEmpty()) {
        return NONE;
      }
      var parts = Arrays.copyOf(group.split("\\^", COUNT), COUNT);
      for (int i = 0; i < COUNT; i++) {
        parts[i] = parts[i] == null ? "" : parts[i].strip();
      }
      return new Components(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    public boolean isEmpty() {
      return equals(NONE);
    }

    /** The group as PS3.5 writes it, without carets for what is absent at the end. */
    @Override
    public String toString() {
      return String.join("^", family, given, middle, prefix, suffix).replaceFirst("\\^+$", "");
    }
  }

  private static final int GROUPS = 3;

  /** Reads one value, already decoded; groups are separated by "=". */
  public static PersonName parse(String value) {
    var groups = Arrays.copyOf(value.split("=", GROUPS), GROUPS);
    return new PersonName(components(groups, 0), components(groups, 1), components(groups, 2));
  }

  private static Components components(String[] groups, int index) {
    return groups[index] == null ? Components.NONE : Components.parse(groups[index]);
  }

  public boolean isEmpty() {
    return alphabetic.isEmpty() && ideographic.isEmpty() && phonetic.isEmpty();
  }

  @Override
  public String toString() {
    return (alphabetic + "=" + ideographic + "=" + phonetic).replaceFirst("=+$", "");
  }
}
