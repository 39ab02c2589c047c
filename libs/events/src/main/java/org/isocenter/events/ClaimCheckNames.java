package org.isocenter.events;

import java.util.OptionalLong;

/** Where events too large for Kafka lie: {@code index/{study}/{series}/{sop}/{version}.json}. */
public final class ClaimCheckNames {
  /** What all of them begin with. */
  public static final String PREFIX = "index/";

  private static final String SUFFIX = ".json";

  private ClaimCheckNames() {}

  public static String of(
      String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid, long version) {
    return PREFIX
        + String.join("/", studyInstanceUid, seriesInstanceUid, sopInstanceUid)
        + "/"
        + version
        + SUFFIX;
  }

  /** The version in a name made by {@link #of}; empty for any other name. */
  public static OptionalLong version(String name) {
    int start = name.lastIndexOf('/') + 1;
    int end = name.length() - SUFFIX.length();
    boolean ours = name.startsWith(PREFIX) && name.endsWith(SUFFIX) && end > start;
    try {
      return ours
          ? OptionalLong.of(Long.parseUnsignedLong(name, start, end, 10))
          : OptionalLong.empty();
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
