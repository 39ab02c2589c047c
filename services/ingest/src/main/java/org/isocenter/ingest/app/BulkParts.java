package org.isocenter.ingest.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.instance.BulkDataPart;
import org.isocenter.dicomweb.MediaType;

/**
 * Bulk data parts of a request by their Content-Location, PS3.18 section 8.6.1.2.2. Several parts
 * may have the same: the frames of pixel data; so may frames with a location of their own below
 * that of the pixel data.
 */
final class BulkParts {
  private static final String FRAMES = "/frames/";

  private final Map<String, List<Part>> byLocation = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private int nameless;

  /** A part whose bytes are kept. */
  record Part(MediaType type, BulkDataPart data) {}

  void add(Optional<String> location, MediaType type, BulkDataPart data) {
    if (location.isEmpty()) {
      nameless++;
      return;
    }
    byLocation
        .computeIfAbsent(normal(location.get()), _ -> new ArrayList<>())
        .add(new Part(type, data));
  }

  /** The parts of a value in the order they were sent; none when there is no such location. */
  List<Part> find(String uri) {
    String location = normal(uri);
    List<Part> parts = byLocation.get(location);
    if (parts != null) {
      used.add(location);
      return parts;
    }
    return byLocation.keySet().stream()
        .filter(name -> name.startsWith(location + FRAMES))
        .peek(used::add)
        .flatMap(name -> byLocation.getOrDefault(name, List.of()).stream())
        .toList();
  }

  /** How many locations nobody has asked for, parts without one included. */
  int unused() {
    return byLocation.size() - used.size() + nameless;
  }

  /** Absolute and relative to the server's root alike: clients mix both in one request. */
  private static String normal(String uri) {
    try {
      var parsed = new URI(uri.strip()).normalize();
      return parsed.getRawAuthority() == null ? parsed.toString() : parsed.getRawPath();
    } catch (URISyntaxException _) {
      return uri.strip();
    }
  }
}
