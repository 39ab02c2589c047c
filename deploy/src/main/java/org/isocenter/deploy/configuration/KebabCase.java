package org.isocenter.deploy.configuration;

import java.util.Locale;

/** How names of methods become parts of keys, as SmallRye Config does it. */
final class KebabCase {
  private KebabCase() {}

  static String of(String method) {
    return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
