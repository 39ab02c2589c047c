package org.isocenter.matching;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isocenter.dicomweb.DicomWebException.BadRequest;

/**
 * The parameters of a search that are no attributes, PS3.18 section 8.3.4.
 *
 * @param given values by name; the offset from UTC by {@link #ZONE}, however the client wrote it
 */
public record SearchOptions(Map<String, String> given) {
  /** Timezone Offset From UTC, by keyword. */
  public static final String ZONE = "TimezoneOffsetFromUTC";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  public SearchOptions {
    given = Map.copyOf(given);
  }

  /**
   * How values are matched.
   *
   * @throws BadRequest when an option has no such value
   */
  public MatchingParser matching() {
    return new MatchingParser(
        flag("fuzzymatching"), flag("emptyvaluematching"), flag("multiplevaluematching"), zone());
  }

  private Optional<ZoneOffset> zone() {
    // a plus sign that was not escaped arrives as a space
    var value = given.getOrDefault(ZONE, "").replace(' ', '+');
    if (value.isBlank()) {
      return Optional.empty();
    }
    var zone = Span.zone(value);
    if (zone.isEmpty()) {
      throw new BadRequest(ZONE + " is not an offset from UTC, +HHMM or -HHMM.");
    }
    return zone;
  }

  private boolean flag(String name) {
    var value = given.getOrDefault(name, "").strip();
    if (value.isEmpty() || value.equalsIgnoreCase("false")) {
      return false;
    }
    if (value.equalsIgnoreCase("true")) {
      return true;
    }
    throw new BadRequest(name + " is neither true nor false.");
  }

  /**
   * A whole number of zero or more, if it is given.
   *
   * @throws BadRequest when it is none
   */
  public Optional<Long> number(String name) {
    var value = given.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(value).matches()) {
      throw new BadRequest(name + " is not a whole number of zero or more.");
    }
    return Optional.of(Long.valueOf(value));
  }
}
