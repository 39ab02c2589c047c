package org.isocenter.retrieve.app.reports;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML in which nothing that was stored can be markup: names of elements and attributes are those
 * of this program, everything else is escaped. It is well-formed XML as well.
 */
final class Markup {

  private final StringBuilder html = new StringBuilder(4096);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String element, String... attributes) {
    html.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      html.append('"');
    }
    html.append('>');
    open.push(element);
    return this;
  }

  Markup close() {
    html.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element with text and nothing else. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  Markup text(String text) {
    escape(text);
    return this;
  }

  Markup line() {
    html.append('\n');
    return this;
  }

  /** Something of this program that is markup already. */
  Markup trusted(String markup) {
    html.append(markup);
    return this;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        case '\t', '\n' -> html.append(character);
        // Both line ends of DICOM texts become one.
        case '\r' -> html.append(isFollowedByLineFeed(text, i) ? "" : "\n");
        default -> html.append(isForbidden(text, i) ? '\uFFFD' : character);
      }
    }
  }

  private static boolean isFollowedByLineFeed(String text, int at) {
    return at + 1 < text.length() && text.charAt(at + 1) == '\n';
  }

  /** What HTML or XML forbids, and what turns the direction of the text around it. */
  private static boolean isForbidden(String text, int at) {
    char character = text.charAt(at);
    return Character.isISOControl(character)
        || Character.isSurrogate(character) && !isOfPair(text, at)
        || character == '\uFFFE'
        || character == '\uFFFF'
        || character >= '\u202A' && character <= '\u202E'
        || character >= '\u2066' && character <= '\u2069';
  }

  private static boolean isOfPair(String text, int at) {
    int first = Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    return first >= 0
        && first + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(first), text.charAt(first + 1));
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
