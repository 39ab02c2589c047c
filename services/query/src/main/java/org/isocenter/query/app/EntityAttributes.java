package org.isocenter.query.app;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isocenter.dicom.data.Tag;
import org.isocenter.matching.NameCollector;

/**
 * What one instance says of its study, of its series or of itself. Attributes without a value are
 * absent.
 *
 * @param document tag to the attribute's DICOM JSON
 * @param keys tag to the value of the attribute's column: ISO dates and times, normalised names
 * @param names tag to the names in the attribute as they are compared, see {@link NameCollector}
 */
public record EntityAttributes(
    SortedMap<Integer, String> document, Map<Integer, String> keys, Map<Integer, String> names) {

  public static final EntityAttributes NONE =
      new EntityAttributes(new TreeMap<>(), Map.of(), Map.of());

  public EntityAttributes {
    document = Collections.unmodifiableSortedMap(new TreeMap<>(document));
    keys = Map.copyOf(keys);
    names = Map.copyOf(names);
  }

  /** Both together; where they differ, {@code later} is right. */
  public EntityAttributes mergedWith(EntityAttributes later) {
    if (document.equals(later.document)) {
      return later;
    }
    var documents = new TreeMap<>(document);
    documents.putAll(later.document);
    var columns = new HashMap<>(keys);
    columns.putAll(later.keys);
    var allNames = new HashMap<>(names);
    allNames.putAll(later.names);
    return new EntityAttributes(documents, columns, allNames);
  }

  /** The document as one DICOM JSON object. */
  public String json() {
    return object(document);
  }

  /** The names as one JSON object, or empty when there are none. */
  public Optional<String> namesJson() {
    return names.isEmpty() ? Optional.empty() : Optional.of(object(names));
  }

  private static String object(Map<Integer, String> members) {
    return members.entrySet().stream()
        .map(entry -> '"' + Tag.toHex(entry.getKey()) + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
