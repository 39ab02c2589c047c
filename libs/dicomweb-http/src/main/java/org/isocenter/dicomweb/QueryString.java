package org.isocenter.dicomweb;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request as it was sent: names and values in their order, which the framework's map
 * loses, so that a parameter given twice is seen and warnings stand in the order of their causes.
 */
public final class QueryString {

  private static final Pattern AMPERSAND = Pattern.compile("&");

  private QueryString() {}

  /** The parameters in their order; empty ones, as behind a trailing ampersand, leave no trace. */
  public static List<Map.Entry<String, String>> parse(@Nullable String query) {
    var parameters = new ArrayList<Map.Entry<String, String>>();
    if (query == null) {
      return parameters;
    }
    AMPERSAND
        .splitAsStream(query)
        .filter(parameter -> !parameter.isEmpty())
        .forEach(parameter -> parameters.add(parse(parameter, parameter.indexOf('='))));
    return parameters;
  }

  private static Map.Entry<String, String> parse(String parameter, int equals) {
    return equals < 0
        ? Map.entry(decoded(parameter), "")
        : Map.entry(
            decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("The query holds a percent sign that begins no escape.");
    }
  }
}
