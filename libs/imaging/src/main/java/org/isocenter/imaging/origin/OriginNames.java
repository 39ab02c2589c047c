package org.isocenter.imaging.origin;

/**
 * How an object that was compressed, and what is kept of its original, are called. An object with
 * such a name is never the original, even if nothing were left to restore it from.
 */
public final class OriginNames {
  private static final String COMPRESSED = ".compressed.dcm";
  private static final String ORIGIN = ".origin";

  private OriginNames() {}

  /** The name of a compressed object that begins with {@code unique}. */
  public static String compressed(String unique) {
    return unique + COMPRESSED;
  }

  /** Whether the object of this name was compressed from another. */
  public static boolean isCompressed(String name) {
    return name.endsWith(COMPRESSED);
  }

  /** Where the rest of the original of a compressed object lies. */
  public static String origin(String compressed) {
    return compressed + ORIGIN;
  }

  /** The compressed object that something of this name belongs to; itself, when it is no origin. */
  public static String owner(String name) {
    return name.endsWith(COMPRESSED + ORIGIN)
        ? name.substring(0, name.length() - ORIGIN.length())
        : name;
  }
}
