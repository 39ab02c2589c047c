package org.isocenter.matching;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the words of a name sound, for fuzzy matching: Soundex, with the spellings of a first sound
 * taken together, as in Catherine and Katherine, or Philipp and Filip. Words in other scripts than
 * Latin have no sound here.
 */
public final class NameSounds {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern LATIN = Pattern.compile("[a-z]{2,}");

  /** Of each letter from a to z; 0 has no sound, and separates equal ones. */
  private static final String CLASSES = "01230120022455012623010202";

  private static final int LENGTH = 4;

  private NameSounds() {}

  /** Words of a normalised name. */
  public static Set<String> words(String name) {
    var words = new LinkedHashSet<String>();
    BETWEEN_WORDS.splitAsStream(name).filter(word -> !word.isEmpty()).forEach(words::add);
    return words;
  }

  public static Set<String> of(String name) {
    var sounds = new LinkedHashSet<String>();
    for (var word : words(name)) {
      if (isLatin(word)) {
        sounds.add(ofWord(word));
      }
    }
    return sounds;
  }

  /** Whether a word has a sound. */
  public static boolean isLatin(String word) {
    return LATIN.matcher(word).matches();
  }

  /** The sound of a Latin word in small letters. */
  public static String ofWord(String word) {
    var spelling = firstSound(word);
    var sound = new StringBuilder().append(spelling.charAt(0));
    char last = classOf(spelling.charAt(0));
    for (int index = 1; index < spelling.length() && sound.length() < LENGTH; index++) {
      char letter = spelling.charAt(index);
      char next = classOf(letter);
      if (next != '0' && next != last) {
        sound.append(next);
      }
      if (letter != 'h' && letter != 'w') {
        last = next;
      }
    }
    return sound.append("000").substring(0, LENGTH);
  }

  private static char classOf(char letter) {
    return CLASSES.charAt(letter - 'a');
  }

  /** The word with one spelling for each first sound. */
  private static String firstSound(String word) {
    var rest = word.substring(1);
    return switch (word.charAt(0)) {
      case 'c', 'q' -> "k" + rest;
      case 'z', 'x' -> "s" + rest;
      case 'v', 'w' -> "f" + rest;
      case 'p' -> rest.startsWith("h") ? "f" + rest.substring(1) : word;
      case 'k', 'g' -> rest.startsWith("n") ? rest : word;
      case 'e', 'i', 'o', 'u', 'y', 'j' -> "a" + rest;
      case 'h' -> rest.isEmpty() ? word : firstSound(rest);
      default -> word;
    };
  }
}
