package org.isocenter.query.app;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Person names as they are compared: neither letter case nor accents matter, PS3.4 section
 * C.2.2.2.1. A stored key holds each component group between two marks of its own, so that a
 * pattern cannot begin in one group and end in another.
 */
public final class NameKey {

  /** What stands before and after the alphabetic, ideographic and phonetic group. */
  public static final List<String> MARKS = List.of("\u0001", "\u0002", "\u0003");

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
  private static final Pattern EMPTY_END = Pattern.compile("[\\s^]+$");
  private static final Pattern AROUND_CARET = Pattern.compile("\\s*\\^\\s*");

  private NameKey() {}

  /** The key of a stored name, from its component groups in order; empty ones leave no trace. */
  public static String of(List<String> groups) {
    var key = new StringBuilder();
    for (int group = 0; group < Math.min(groups.size(), MARKS.size()); group++) {
      var normal = normalise(groups.get(group));
      if (!normal.isEmpty()) {
        key.append(MARKS.get(group)).append(normal).append(MARKS.get(group));
      }
    }
    return key.toString();
  }

  /** One component group, or a pattern for one, as it is compared. */
  public static String normalise(String group) {
    var decomposed = Normalizer.normalize(group, Normalizer.Form.NFD);
    var bare = ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    var plain = CONTROLS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC)).replaceAll("");
    var joined = AROUND_CARET.matcher(plain.strip()).replaceAll("^");
    return EMPTY_END.matcher(joined).replaceAll("");
  }
}
