package org.isocenter.conformance.suite;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what only a run knows: {@code {ct1}} is the path of that specimen, {@code {ct1.series}}
 * and {@code {ct1.study}} those above, {@code {ct1.sopUid}}, {@code {ct1.seriesUid}}, {@code
 * {ct1.studyUid}} its UIDs, {@code {word}} the word of the run, {@code {uid:x}} a UID that names
 * nothing, {@code {root}} the root URL, {@code {pq}} the key that keeps a search to the search
 * cases, {@code {long}} too long a value.
 */
final class Template {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9]+)(?:[.:]([A-Za-z0-9.]+))?}");

  private static final int TOO_LONG = 70_000;

  private Template() {}

  static String fill(String text, Session session) {
    var filled = new StringBuilder();
    var place = PLACE.matcher(text);
    while (place.find()) {
      var part = place.group(2) == null ? "" : place.group(2);
      place.appendReplacement(
          filled, Matcher.quoteReplacement(value(place.group(1), part, session)));
    }
    return place.appendTail(filled).toString();
  }

  private static String value(String name, String part, Session session) {
    var specimens = session.specimens();
    return switch (name) {
      case "word" -> specimens.word();
      case "pq" -> "PatientID=CF" + specimens.word() + "-q*";
      case "long" -> "x".repeat(TOO_LONG);
      case "uid" -> specimens.uid("404." + part);
      case "root" -> session.server().root().toString();
      default -> {
        var specimen = session.specimen(name);
        yield switch (part) {
          case "" -> specimen.path();
          case "series" -> specimen.seriesPath();
          case "study" -> specimen.studyPath();
          case "sopUid" -> specimen.sop();
          case "seriesUid" -> specimen.series();
          case "studyUid" -> specimen.study();
          default -> throw new IllegalArgumentException("nothing is called " + name + "." + part);
        };
      }
    };
  }
}
