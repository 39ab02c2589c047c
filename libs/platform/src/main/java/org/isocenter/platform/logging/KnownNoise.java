package org.isocenter.platform.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps a warning from the console that nobody can act on: at run time Quarkus does not recognise
 * the format of mappings of a named persistence unit, which its own build requires.
 */
@LoggingFilter(name = "known-noise")
public final class KnownNoise implements Filter {

  @Override
  public boolean isLoggable(LogRecord message) {
    return !("io.quarkus.config".equals(message.getLoggerName())
        && (message.getMessage() + Arrays.toString(message.getParameters()))
            .contains(".mapping.format.global"));
  }
}
