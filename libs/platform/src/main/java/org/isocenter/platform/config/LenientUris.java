package org.isocenter.platform.config;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Keeps the server from refusing URIs with characters that should be escaped, before anybody could
 * escape them. The switch is a system property alone, read when the server's first class is loaded;
 * this runs when the settings are read, which is earlier.
 */
public class LenientUris implements SmallRyeConfigBuilderCustomizer {

  private static final String DISABLE_VALIDATION = "vertx.disableURIValidation";

  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    if (System.getProperty(DISABLE_VALIDATION) == null) {
      System.setProperty(DISABLE_VALIDATION, "true");
    }
  }
}
