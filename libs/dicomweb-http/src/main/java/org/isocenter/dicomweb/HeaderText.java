package org.isocenter.dicomweb;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The grammar of header fields, RFC 9110 section 5.6, read generously and written strictly. */
final class HeaderText {

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final int SHOWN = 120;

  private HeaderText() {}

  /** The members of a list separated by {@code separator}, which does not count inside quotes. */
  static List<String> split(String text, char separator) {
    List<String> members = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == separator && !quoted) {
        members.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    members.add(text.substring(start).strip());
    return members;
  }

  static Optional<MediaType> mediaType(String text) {
    List<String> sections = split(text, ';');
    String essence = sections.getFirst();
    int slash = essence.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String type = essence.substring(0, slash).strip();
    String subtype = essence.substring(slash + 1).strip();
    if (!isToken(type) || !isToken(subtype)) {
      return Optional.empty();
    }
    return Optional.of(new MediaType(type, subtype, parameters(sections)));
  }

  /** The parameters behind the first section; of one given twice, the first counts. */
  static Map<String, String> parameters(List<String> sections) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String section : sections.subList(1, sections.size())) {
      int equals = section.indexOf('=');
      if (equals > 0) {
        String name = section.substring(0, equals).strip().toLowerCase(ROOT);
        parameters.putIfAbsent(name, unquoted(section.substring(equals + 1).strip()));
      }
    }
    return parameters;
  }

  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  static String unquoted(String value) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
      return value;
    }
    var plain = new StringBuilder(value.length());
    for (int i = 1; i < value.length() - 1; i++) {
      char c = value.charAt(i);
      boolean escapes = c == '\\' && i + 1 < value.length() - 1;
      plain.append(escapes ? value.charAt(++i) : c);
    }
    return plain.toString();
  }

  static String tokenOrQuoted(String value) {
    return isToken(value) ? value : quoted(value);
  }

  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** What a client sent, fit for a message: one line, not too long. */
  static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
