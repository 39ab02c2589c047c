package org.isocenter.dicomweb;

/** Warning header fields, as PS3.18 section 8.3.4 has them: code 299, who warns, and a sentence. */
public final class Warnings {

  private static final int LONGEST = 200;

  private Warnings() {}

  /** Text from the request may be in the sentence: what a header cannot hold becomes a dot. */
  public static String header(String sentence) {
    var text = new StringBuilder("299 isocenter \"");
    sentence
        .codePoints()
        .limit(LONGEST)
        .map(c -> c < ' ' || c > '~' || c == '"' || c == '\\' ? '.' : c)
        .forEach(text::appendCodePoint);
    return text.append('"').toString();
  }
}
