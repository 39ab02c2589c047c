package org.isocenter.query.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.matching.AttributePath;
import org.isocenter.matching.SearchOptions;

/**
 * Reads the query parameters of a search, PS3.18 sections 8.3.4 and 10.6.1.2. What is not
 * understood is left out with a warning, as clients send more than servers know; what is understood
 * and wrong is refused.
 */
public final class SearchRequestParser {

  /** Parameters that other parts of a request's handling read. */
  private static final Set<String> NOT_OURS = Set.of("accept", "charset", "");

  private static final Pattern COMMA = Pattern.compile(",");

  private static final Pattern PRIVATE_CREATOR =
      Pattern.compile("([0-9A-Fa-f]{3}[13579BDFbdf])00([1-9A-Fa-f][0-9A-Fa-f])");

  private final int maxResults;
  private final DeclaredAttributes declared;

  /**
   * Reads requests to one server.
   *
   * @param maxResults results of one response at most, whatever limit the client names
   * @param declared attributes that can be searched by beyond those of the index
   */
  public SearchRequestParser(int maxResults, DeclaredAttributes declared) {
    this.maxResults = maxResults;
    this.declared = declared;
  }

  /**
   * Reads the parameters of one request.
   *
   * @param parameters decoded, in the order they were sent
   * @param client whoever may ask for the next page
   * @throws BadRequest with a sentence for the client
   */
  public SearchRequest parse(
      SearchScope scope, List<Map.Entry<String, String>> parameters, String client) {
    scope.study().ifPresent(uid -> requireUid("The study", uid));
    scope.series().ifPresent(uid -> requireUid("The series", uid));
    return new Reading(scope, parameters).read(client);
  }

  private static void requireUid(String what, String uid) {
    if (!Uid.isValid(uid)) {
      throw new BadRequest(what + " in the path is not a UID.");
    }
  }

  /** The parameters of one request, taken one after another. */
  private final class Reading {
    private final SearchScope scope;
    private final Map<String, String> matches = new LinkedHashMap<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Set<Integer> included = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean includesAll;

    Reading(SearchScope scope, List<Map.Entry<String, String>> parameters) {
      this.scope = scope;
      parameters.forEach(parameter -> sort(parameter.getKey(), parameter.getValue()));
    }

    private void sort(String name, String value) {
      switch (name) {
        case "includefield" -> COMMA.splitAsStream(value).map(String::strip).forEach(this::include);
        case "limit", "offset", "fuzzymatching", "emptyvaluematching", "multiplevaluematching" ->
            once(options, name, value);
        case "TimezoneOffsetFromUTC", "00080201" -> once(options, SearchOptions.ZONE, value);
        default -> {
          if (!NOT_OURS.contains(name)) {
            once(matches, name, value);
          }
        }
      }
    }

    private static void once(Map<String, String> target, String name, String value) {
      var known = target.putIfAbsent(name, value);
      if (known != null && !known.equals(value)) {
        throw new BadRequest(
            "A parameter is given twice; the values of a list are separated by commas.");
      }
    }

    private void include(String field) {
      if (field.isEmpty()) {
        return;
      }
      if (field.equals("all")) {
        includesAll = true;
        return;
      }
      AttributePath.parse(field)
          .ifPresentOrElse(
              path -> included.add(path.first()),
              () -> warnings.add("The field " + field + " is not a known attribute"));
    }

    SearchRequest read(String client) {
      var criteria = criteria();
      var fields =
          includesAll ? FieldSelection.all(scope, included) : FieldSelection.of(scope, included);
      var numbers = new SearchOptions(options);
      var limit = numbers.number("limit");
      boolean capped = limit.isEmpty() || limit.get() > maxResults;
      if (limit.isPresent() && capped) {
        warnings.add("The limit was reduced to " + maxResults + " results");
      }
      return new SearchRequest(
          scope,
          criteria,
          fields,
          capped ? maxResults : Math.toIntExact(limit.orElseThrow()),
          capped,
          numbers.number("offset").orElse(0L),
          walk(client, limit.isPresent()),
          warnings);
    }

    /** Clients that will ask for further pages name a limit or an offset. */
    private Optional<UUID> walk(String client, boolean hasLimit) {
      if (!hasLimit && !options.containsKey("offset")) {
        return Optional.empty();
      }
      var flags = new TreeMap<>(options);
      flags.keySet().removeAll(Set.of("limit", "offset"));
      var search = List.of(client, scope, new TreeMap<>(matches), flags).toString();
      return Optional.of(UUID.nameUUIDFromBytes(search.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Criterion> criteria() {
      var matching = new SearchOptions(options).matching();
      var parser = new CriterionParser(scope, matching, declared, warnings);
      nameCreators();
      matches.forEach(parser::add);
      return parser.criteria();
    }

    /**
     * A private attribute may come with another parameter that says whose its block is, instead of
     * having the creator in its name.
     */
    private void nameCreators() {
      for (var creator : List.copyOf(matches.entrySet())) {
        var block = PRIVATE_CREATOR.matcher(creator.getKey());
        if (!block.matches()) {
          continue;
        }
        var begin = (block.group(1) + block.group(2)).toUpperCase(Locale.ROOT);
        for (var other : List.copyOf(matches.keySet())) {
          if (other.toUpperCase(Locale.ROOT).startsWith(begin) && !other.equals(creator.getKey())) {
            matches.put(creator.getValue().strip() + "|" + other, matches.get(other));
            matches.remove(other);
            matches.remove(creator.getKey());
          }
        }
      }
    }
  }
}
