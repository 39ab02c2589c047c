package org.isocenter.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNoiseTest {

  private static final String FLYWAY =
      "org.flywaydb.core.internal.sqlscript.DefaultSqlScriptExecutor";

  @ParameterizedTest
  @CsvSource({
    FLYWAY + ", 'DB: extension \"pg_trgm\" already exists, skipping (SQL State: 42710)', false",
    FLYWAY + ", 'DB: relation \"study\" does not exist', true",
    "org.isocenter.query, already exists, true",
    "io.quarkus.config, Unrecognized key quarkus.hibernate-orm.mapping.format.global, false",
    "io.quarkus.config, Unrecognized key quarkus.http.prot, true",
    ", no logger, true",
  })
  void isAllThatIsKeptBack(@Nullable String logger, String text, boolean told) {
    var message = new LogRecord(Level.WARNING, text);
    message.setLoggerName(logger);

    assertThat(new KnownNoise().isLoggable(message)).isEqualTo(told);
  }
}
