package org.isocenter.query.app;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.matching.AttributePath;

/**
 * An attribute that an administrator has declared searchable: {@code
 * level:[creator|]attribute[:VR]}, as in {@code instance:KVP} or {@code series:ACME
 * 1.1|00091002:LO}.
 *
 * @param declaration as it was written
 * @param level the level from which on it can be matched
 * @param creator whose attribute it is, if it is private; the block of the tag is zero then
 * @param path from the outermost sequence to the attribute
 */
public record DeclaredAttribute(
    String declaration, Level level, Optional<String> creator, AttributePath path, Vr vr) {

  private static final Pattern DECLARATION =
      Pattern.compile("(study|series|instance):(?:([^|]+)\\|)?([0-9A-Za-z.]+)(?::([A-Z]{2}))?");
  private static final Pattern NAME = Pattern.compile("(?:([^|]+)\\|)?([0-9A-Za-z.]+)");
  private static final int BLOCK = 0xFF00;

  /** How a request names an attribute: by its path, and whose it is if it is private. */
  record Name(Optional<String> creator, AttributePath path) {

    /** The name in a query, or empty when nothing is called so. */
    static Optional<Name> parse(String text) {
      var parts = NAME.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      var creator = Optional.ofNullable(parts.group(1)).map(String::strip);
      return AttributePath.parse(parts.group(2))
          .map(path -> new Name(creator, creator.isPresent() ? withoutBlock(path) : path));
    }
  }

  /**
   * Reads a declaration.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static DeclaredAttribute parse(String declaration) {
    var text = declaration.strip();
    var parts = DECLARATION.matcher(text);
    var name =
        parts.matches()
            ? Name.parse(text.substring(parts.end(1) + 1, end(parts.start(4), text)))
            : Optional.<Name>empty();
    if (name.isEmpty() || isUnnamedPrivate(name.get())) {
      throw new IllegalArgumentException(
          "isocenter.query.searchable-attributes has \""
              + text
              + "\", which is not level:attribute, such as instance:KVP or series:ACME"
              + " 1.1|00091002:LO.");
    }
    var path = name.get().path();
    var vr = parts.group(4) == null ? textIfUnknown(path.vr()) : Vr.valueOf(parts.group(4));
    var level = Level.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
    return new DeclaredAttribute(text, level, name.get().creator(), path, vr);
  }

  private static int end(int vr, String text) {
    return vr < 0 ? text.length() : vr - 1;
  }

  private static boolean isUnnamedPrivate(Name name) {
    return Tag.isPrivate(name.path().first()) && name.creator().isEmpty();
  }

  private static Vr textIfUnknown(Vr vr) {
    return vr == Vr.UN ? Vr.LO : vr;
  }

  /** The path of a private attribute in whichever block its creator has. */
  private static AttributePath withoutBlock(AttributePath path) {
    var tags = new ArrayList<>(path.tags());
    tags.set(0, withoutBlock(tags.getFirst()));
    return new AttributePath(tags);
  }

  static int withoutBlock(int tag) {
    return tag & ~BLOCK;
  }

  boolean isNamed(Name name) {
    return creator.equals(name.creator()) && path.equals(name.path());
  }
}
