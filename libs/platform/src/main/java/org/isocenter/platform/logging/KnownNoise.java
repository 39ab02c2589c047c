package org.isocenter.platform.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps warnings from the console that nobody can act on: at run time Quarkus does not recognise
 * the format of mappings of a named persistence unit, which its own build requires; and what a
 * migration creates only if it is not there may be there, made by another service.
 */
@LoggingFilter(name = "known-noise")
public final class KnownNoise implements Filter {

  private static final String FLYWAY =
      "org.flywaydb.core.internal.sqlscript.DefaultSqlScriptExecutor";

  @Override
  public boolean isLoggable(LogRecord message) {
    return switch (String.valueOf(message.getLoggerName())) {
      case "io.quarkus.config" -> !text(message).contains(".mapping.format.global");
      case FLYWAY -> !text(message).contains("already exists, skipping");
      default -> true;
    };
  }

  private static String text(LogRecord message) {
    return message.getMessage() + Arrays.toString(message.getParameters());
  }
}
