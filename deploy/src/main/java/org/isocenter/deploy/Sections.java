package org.isocenter.deploy;

import java.util.List;
import java.util.regex.Pattern;

/** Parts of a document between two comments, written by a generator; the rest is by hand. */
public final class Sections {
  private static final Pattern BEGIN = Pattern.compile("<!-- generated: (.*) -->");

  private Sections() {}

  static List<String> names(String document) {
    return BEGIN.matcher(document).results().map(found -> found.group(1)).toList();
  }

  /** Answers the document with another content of the section; the section must be there once. */
  public static String replace(String document, String name, String content) {
    var begin = "<!-- generated: %s -->\n".formatted(name);
    var end = "\n<!-- end: %s -->".formatted(name);
    var from = document.indexOf(begin);
    var to = document.indexOf(end, from);
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException("The document has no generated section " + name);
    }
    return document.substring(0, from + begin.length()) + content + document.substring(to);
  }
}
