package org.isocenter.matching;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** DICOM wildcards as patterns of LIKE, whose own wildcards lose their meaning. */
public final class LikePattern {

  private static final Pattern GROUP_SEPARATOR = Pattern.compile("=");
  private static final String OF_DICOM = "*?\\";
  private static final String OF_LIKE = "%_\\";

  private LikePattern() {}

  /** A pattern, in which a backslash takes the meaning away from what follows. */
  public static String ofWildcard(String pattern) {
    var like = new StringBuilder();
    for (int index = 0; index < pattern.length(); index++) {
      char character = pattern.charAt(index);
      if (character == '\\'
          && index + 1 < pattern.length()
          && OF_DICOM.indexOf(pattern.charAt(index + 1)) >= 0) {
        index++;
        appendLiteral(like, pattern.charAt(index));
      } else if (character == '*') {
        like.append('%');
      } else if (character == '?') {
        like.append('_');
      } else {
        appendLiteral(like, character);
      }
    }
    return like.toString();
  }

  public static String ofLiteral(String text) {
    var like = new StringBuilder();
    text.chars().forEach(character -> appendLiteral(like, (char) character));
    return like.toString();
  }

  private static void appendLiteral(StringBuilder like, char character) {
    if (OF_LIKE.indexOf(character) >= 0) {
      like.append('\\');
    }
    like.append(character);
  }

  /** The literal name as any component group of a key. */
  public static List<String> anyGroup(String name) {
    return inAnyGroup(ofLiteral(NameKey.normalise(name)));
  }

  /** The name with wildcards as any component group of a key. */
  public static List<String> anyGroupOfWildcard(String pattern) {
    var name = NameKey.normalise(pattern);
    // components left empty are not in a key, nor are their separators
    return name.endsWith("^*")
        ? Stream.of(name, name.substring(0, name.length() - 2))
            .flatMap(one -> inAnyGroup(ofWildcard(one)).stream())
            .toList()
        : inAnyGroup(ofWildcard(name));
  }

  private static List<String> inAnyGroup(String like) {
    return NameKey.MARKS.stream().map(mark -> between(mark, like)).toList();
  }

  /** The component groups of the name, each to be found as the same group of the key. */
  public static List<String> eachGroup(String name) {
    var groups = GROUP_SEPARATOR.split(name, NameKey.MARKS.size());
    return IntStream.range(0, groups.length)
        .filter(group -> !NameKey.normalise(groups[group]).isEmpty())
        .mapToObj(group ->
            between(NameKey.MARKS.get(group), ofWildcard(NameKey.normalise(groups[group]))))
        .toList();
  }

  private static String between(String mark, String like) {
    return "%" + mark + like + mark + "%";
  }

  /** A Latin word's sound among the sounds of a key; of other words the word itself, anywhere. */
  public static String alike(String word) {
    return NameSounds.isLatin(word)
        ? "% " + NameKey.SOUND_MARK + NameSounds.ofWord(word) + " %"
        : "%" + ofLiteral(word) + "%";
  }
}
