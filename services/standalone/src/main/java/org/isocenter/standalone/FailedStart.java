package org.isocenter.standalone;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;
import org.isocenter.embedded.EmbeddedFailure;

/** Says in one sentence what the person who started Isocenter can do something about. */
final class FailedStart {
  private FailedStart() {}

  /** Empty for a fault of ours, which needs its stack trace instead. */
  static Optional<String> sentence(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> known(cause).stream())
        .findFirst();
  }

  private static Optional<String> known(Throwable cause) {
    return switch (cause) {
      case QuarkusBindException taken ->
          Optional.of(
              "Port %d on %s is in use by another program: choose another one with --port."
                  .formatted(taken.getPort(), taken.getHost()));
      case IllegalStateException management when management.getCause() instanceof BindException ->
          Optional.of(
              management.getMessage()
                  + ", the port of health and metrics, because another program uses it: choose"
                  + " another one with -Dquarkus.management.port.");
      case EmbeddedFailure failure -> Optional.ofNullable(failure.getMessage());
      case ConfigurationException wrong -> Optional.ofNullable(wrong.getMessage());
      case ConfigValidationException wrong -> Optional.ofNullable(wrong.getMessage());
      default -> Optional.empty();
    };
  }
}
