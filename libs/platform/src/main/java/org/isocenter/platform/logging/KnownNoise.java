package org.isocenter.platform.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Keeps a warning from the console that nobody can act on: at run time Quarkus does not recognise
 * the format of mappings of a named persistence unit, which its own build requires.
 */
@LoggingFilter(name = "known-noise")
public final class KnownNoise implements Filter {

  @Override
  public boolean isLoggable(LogRecord message) {
    return !(message instanceof ExtLogRecord entry
        && "io.quarkus.config".equals(entry.getLoggerName())
        && entry.getFormattedMessage().contains(".mapping.format.global"));
  }
}
