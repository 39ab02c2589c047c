package org.isocenter.platform.roundtrip;

import java.util.Map;
import java.util.Optional;

/**
 * What the check is told by variables named {@code ROUND_TRIP_…}: {@code STORE}, {@code SEARCH} and
 * {@code RETRIEVE} are DICOMweb roots; {@code TOKEN}, or {@code ISSUER}, {@code CLIENT_ID} and
 * {@code CLIENT_SECRET}, say who asks; with {@code DELETE=true} the study is deleted in the end.
 */
record Settings(Map<String, String> variables) {

  private static final String PREFIX = "ROUND_TRIP_";

  Optional<String> value(String name) {
    return Optional.ofNullable(variables.get(PREFIX + name)).filter(value -> !value.isBlank());
  }

  String required(String name) {
    return value(name)
        .orElseThrow(() -> new IllegalArgumentException("Set " + PREFIX + name + "."));
  }

  String url(String name) {
    return required(name).replaceAll("/+$", "");
  }
}
