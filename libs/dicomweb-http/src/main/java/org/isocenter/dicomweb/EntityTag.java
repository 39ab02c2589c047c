package org.isocenter.dicomweb;

import java.util.List;
import java.util.Optional;

/** An entity tag and the conditions upon it, RFC 9110 sections 8.8.3 and 13.1. */
public record EntityTag(String value, boolean weak) {

  public EntityTag {
    if (!value.chars().allMatch(c -> c > ' ' && c != '"' && c != 0x7F)) {
      throw new IllegalArgumentException("Not an entity tag: " + HeaderText.shortened(value));
    }
  }

  /** The same tag means the same bytes. */
  public static EntityTag strong(String value) {
    return new EntityTag(value, false);
  }

  /** The same tag means the same content, perhaps in other bytes. */
  public static EntityTag weak(String value) {
    return new EntityTag(value, true);
  }

  /**
   * Whether If-None-Match holds this tag or {@code *}, so that the answer is 304. Weak comparison,
   * as the header wants it; what cannot be read matches nothing.
   */
  public boolean matchesAny(List<String> ifNoneMatch) {
    return ifNoneMatch.stream()
        .flatMap(line -> HeaderText.split(line, ',').stream())
        .anyMatch(member -> member.equals("*") || opaque(member).equals(Optional.of(value)));
  }

  /**
   * Whether If-Match lets the request pass: there is none, or it holds this tag or {@code *}.
   * Strong comparison: a weak tag matches nothing.
   */
  public boolean satisfies(List<String> ifMatch) {
    return ifMatch.isEmpty()
        || ifMatch.stream()
            .flatMap(line -> HeaderText.split(line, ',').stream())
            .anyMatch(member -> member.equals("*") || (!weak && member.equals(toString())));
  }

  /**
   * Whether a Range may be honoured: there is no If-Range, or it holds this very tag. Strong
   * comparison; a date never matches, for no date is given out.
   */
  public boolean allowsRange(Optional<String> ifRange) {
    return ifRange.map(String::strip).map(tag -> !weak && tag.equals(toString())).orElse(true);
  }

  private static Optional<String> opaque(String member) {
    String tag = member.startsWith("W/") ? member.substring(2) : member;
    boolean quoted = tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"");
    return quoted ? Optional.of(tag.substring(1, tag.length() - 1)) : Optional.empty();
  }

  /** The header form. */
  @Override
  public String toString() {
    return (weak ? "W/\"" : "\"") + value + '"';
  }
}
