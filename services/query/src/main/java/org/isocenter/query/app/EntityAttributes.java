package org.isocenter.query.app;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isocenter.dicom.data.Tag;

/**
 * What one instance says of its study, of its series or of itself. Attributes without a value are
 * absent.
 *
 * @param document tag to the attribute's DICOM JSON
 * @param keys tag to the value of the attribute's column: ISO dates and times, normalised names
 */
public record EntityAttributes(SortedMap<Integer, String> document, Map<Integer, String> keys) {

  public static final EntityAttributes NONE = new EntityAttributes(new TreeMap<>(), Map.of());

  public EntityAttributes {
    document = Collections.unmodifiableSortedMap(new TreeMap<>(document));
    keys = Map.copyOf(keys);
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
    return new EntityAttributes(documents, columns);
  }

  /** The document as one DICOM JSON object. */
  public String json() {
    return document.entrySet().stream()
        .map(entry -> '"' + Tag.toHex(entry.getKey()) + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
