package org.isocenter.conformance.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A media type as RFC 9110 section 8.3.1 writes it. Strict: what does not follow the grammar is a
 * {@link Mismatch}.
 *
 * @param essence type and subtype in lower case
 * @param parameters by lower case name, values unquoted
 */
public record MediaType(String essence, Map<String, String> parameters) {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern ESSENCE = Pattern.compile(TOKEN + "/" + TOKEN);
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\G[ \\t]*;[ \\t]*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*)\")");

  public static MediaType parse(String text) {
    var essence = ESSENCE.matcher(text);
    Mismatch.unless(essence.lookingAt(), "'%s' is no media type", text);
    var parameters = new LinkedHashMap<String, String>();
    int end = essence.end();
    var parameter = PARAMETER.matcher(text);
    while (parameter.find(end)) {
      var quoted = Optional.ofNullable(parameter.group(3));
      var value = quoted.map(MediaType::unescaped).orElseGet(() -> parameter.group(2));
      parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value);
      end = parameter.end();
    }
    Mismatch.unless(
        text.substring(end).isBlank(),
        "'%s' breaks the grammar of media types (RFC 9110 8.3.1) at '%s'",
        text,
        text.substring(end));
    return new MediaType(essence.group().toLowerCase(Locale.ROOT), Map.copyOf(parameters));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  private static String unescaped(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}
