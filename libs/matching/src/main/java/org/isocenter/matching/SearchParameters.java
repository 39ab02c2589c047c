package org.isocenter.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.isocenter.dicomweb.DicomWebException.BadRequest;

/**
 * The parameters of a search over documents, PS3.18 section 8.3.4: every attribute of a document
 * can be matched. What is not understood is left out with a warning, as clients send more than
 * servers know; what is understood and wrong is refused.
 */
public final class SearchParameters {
  private static final Set<String> OPTIONS =
      Set.of("limit", "offset", "fuzzymatching", "emptyvaluematching", "multiplevaluematching");
  private static final Set<String> NOT_OURS = Set.of("accept", "charset", "");
  private static final Set<String> ZONES = Set.of(SearchOptions.ZONE, "00080201");
  private static final Pattern COMMA = Pattern.compile(",");

  private final Map<String, String> matches = new LinkedHashMap<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private final Set<Integer> included = new HashSet<>();
  private final List<String> warnings = new ArrayList<>();
  private boolean includesAll;

  private SearchParameters(List<Map.Entry<String, String>> parameters) {
    parameters.forEach(parameter -> sort(parameter.getKey(), parameter.getValue()));
  }

  /**
   * Sorts the parameters of one request.
   *
   * @param parameters decoded, in the order they were sent
   * @throws BadRequest when one is given twice
   */
  public static SearchParameters of(List<Map.Entry<String, String>> parameters) {
    return new SearchParameters(parameters);
  }

  private void sort(String name, String value) {
    if (name.equals("includefield")) {
      COMMA.splitAsStream(value).map(String::strip).forEach(this::include);
    } else if (OPTIONS.contains(name)) {
      once(options, name, value);
    } else if (ZONES.contains(name)) {
      once(options, SearchOptions.ZONE, value);
    } else if (!NOT_OURS.contains(name)) {
      once(matches, name, value);
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

  /** The criteria; of parameters that are none, {@link #warnings()} tells. */
  public List<DocumentCriterion> criteria() {
    var parser = new SearchOptions(options).matching();
    var criteria = new ArrayList<DocumentCriterion>();
    matches.forEach((name, value) -> {
      var path = AttributePath.parse(name).filter(AttributePath::leadsToValue);
      if (path.isEmpty()) {
        warnings.add("The parameter " + name + " is ignored: it is not a known attribute");
        return;
      }
      included.add(path.get().first());
      parser
          .parse(path.get().vr(), name, value)
          .ifPresent(matching ->
              criteria.add(new DocumentCriterion(path.get().tags(), path.get().vr(), matching)));
    });
    return criteria;
  }

  /** A whole number of zero or more, if it is given. */
  public Optional<Long> number(String name) {
    return new SearchOptions(options).number(name);
  }

  /** Attributes to be returned beyond the usual, those that are matched among them. */
  public Set<Integer> included() {
    return Set.copyOf(included);
  }

  public boolean includesAll() {
    return includesAll;
  }

  /** What was not obeyed, a sentence each; complete once the criteria were asked for. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}
