package org.isocenter.query.db;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.isocenter.query.app.NameKey;

/** DICOM wildcards as patterns of LIKE, whose own wildcards lose their meaning. */
final class LikePattern {

  private static final Pattern GROUP_SEPARATOR = Pattern.compile("=");

  private LikePattern() {}

  static String ofWildcard(String pattern) {
    return literal(pattern).replace('*', '%').replace('?', '_');
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** The name, which may have wildcards, as any component group of the column's key. */
  static List<String> anyGroup(String name) {
    var pattern = ofWildcard(NameKey.normalise(name));
    return NameKey.MARKS.stream().map(mark -> between(mark, pattern)).toList();
  }

  /** The component groups of the name, each to be found as the same group of the key. */
  static List<String> eachGroup(String name) {
    var groups = GROUP_SEPARATOR.split(name, NameKey.MARKS.size());
    return IntStream.range(0, groups.length)
        .filter(group -> !NameKey.normalise(groups[group]).isEmpty())
        .mapToObj(group ->
            between(NameKey.MARKS.get(group), ofWildcard(NameKey.normalise(groups[group]))))
        .toList();
  }

  private static String between(String mark, String pattern) {
    return "%" + mark + pattern + mark + "%";
  }
}
