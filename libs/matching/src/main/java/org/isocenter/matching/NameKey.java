package org.isocenter.matching;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Person names as they are compared: neither letter case nor accents matter, PS3.4 section
 * C.2.2.2.1. A stored key holds each component group between two marks of its own, so that a
 * pattern cannot begin in one group and end in another, and behind them the sounds of its words.
 */
public final class NameKey {

  /** What stands before and after the alphabetic, ideographic and phonetic group. */
  public static final List<String> MARKS = List.of("\u0001", "\u0002", "\u0003");

  /** Marks over and under letters; those that make another letter, as in Devanagari, are none. */
  private static final Pattern ACCENTS =
      Pattern.compile(
          "[\\u0300-\\u036F\\u0591-\\u05C7\\u064B-\\u065F\\u0670\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF]+");

  /** Letters that are written for others, and do not decompose to them. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("ß", "ss"),
          Map.entry("æ", "ae"),
          Map.entry("œ", "oe"),
          Map.entry("ø", "o"),
          Map.entry("ł", "l"),
          Map.entry("đ", "d"),
          Map.entry("ð", "d"),
          Map.entry("þ", "th"),
          Map.entry("ı", "i"),
          Map.entry("ς", "σ"));

  private static final Pattern LETTER = Pattern.compile(String.join("|", LETTERS.keySet()));
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  /** Stands before a word's sound, to tell it from a word. */
  public static final String SOUND_MARK = "#";

  private static final Pattern EMPTY_END = Pattern.compile("[\\s^]+$");
  private static final Pattern AROUND_CARET = Pattern.compile("\\s*\\^\\s*");

  private NameKey() {}

  /** The key of a stored name, from its component groups in order; empty ones leave no trace. */
  public static String of(List<String> groups) {
    var key = new StringBuilder();
    var sounds = new LinkedHashSet<String>();
    for (int group = 0; group < Math.min(groups.size(), MARKS.size()); group++) {
      var normal = normalise(groups.get(group));
      if (!normal.isEmpty()) {
        key.append(MARKS.get(group)).append(normal).append(MARKS.get(group));
        sounds.addAll(NameSounds.of(normal));
      }
    }
    return sounds.isEmpty() ? key.toString() : key.append(' ').append(joined(sounds)).toString();
  }

  /** Each sound between blanks, so that it is found as a whole. */
  private static String joined(Set<String> sounds) {
    return sounds.stream().map(SOUND_MARK::concat).collect(Collectors.joining(" ", "", " "));
  }

  /** One component group, or a pattern for one, as it is compared. */
  public static String normalise(String group) {
    // compatibility forms too: Latin letters and katakana come in several widths
    var decomposed = Normalizer.normalize(group, Normalizer.Form.NFKD);
    var lower = ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    var bare = LETTER.matcher(lower).replaceAll(found -> LETTERS.getOrDefault(found.group(), ""));
    var plain = CONTROLS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC)).replaceAll("");
    var joined = AROUND_CARET.matcher(plain.strip()).replaceAll("^");
    return EMPTY_END.matcher(joined).replaceAll("");
  }
}
