package org.isocenter.objectstore;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The name of a blob: segments of {@code A-Z a-z 0-9 . _ -} between slashes, at most 512
 * characters, so that it is a valid S3 key and a valid relative path alike.
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {
  static final int MAX_LENGTH = 512;

  /** Of one segment; file systems refuse longer names. */
  static final int MAX_SEGMENT_LENGTH = 255;

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._-]+");

  public ObjectKey {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not a key of an object: '" + value + "'");
    }
  }

  /** Whether a key can have this value. */
  public static boolean isValid(String value) {
    return value.length() <= MAX_LENGTH
        && Arrays.stream(value.split("/", -1)).allMatch(ObjectKey::isSegment);
  }

  private static boolean isSegment(String segment) {
    return segment.length() <= MAX_SEGMENT_LENGTH
        && SEGMENT.matcher(segment).matches()
        && !segment.equals(".")
        && !segment.equals("..");
  }

  @Override
  public int compareTo(ObjectKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
