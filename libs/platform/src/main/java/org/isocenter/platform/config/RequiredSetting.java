package org.isocenter.platform.config;

import java.util.Optional;

/** Settings that must be there once another setting makes them necessary. */
final class RequiredSetting {

  private RequiredSetting() {}

  /** The value, or a refusal to start that says which key to set. */
  static <T> T of(String key, Optional<T> value, String because) {
    return value.orElseThrow(
        () -> new IllegalStateException("Set %s: %s.".formatted(key, because)));
  }
}
