package org.isocenter.dicomweb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The header fields of one body part, RFC 2387; names are compared in any case. */
public final class PartHeaders {

  private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Of a field given twice, the first counts. */
  public PartHeaders(List<Map.Entry<String, String>> fields) {
    fields.forEach(field -> this.fields.putIfAbsent(field.getKey(), field.getValue()));
  }

  public Optional<String> first(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The part's Content-Type; empty when there is none, or none that can be read. */
  public Optional<MediaType> contentType() {
    return first("Content-Type").flatMap(MediaType::tryParse);
  }

  /** The URI by which another part refers to this one, PS3.18 section 8.6.1.2.2. */
  public Optional<String> contentLocation() {
    return first("Content-Location");
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
