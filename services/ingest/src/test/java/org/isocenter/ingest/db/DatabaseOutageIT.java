package org.isocenter.ingest.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.rest.StowRequests;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.Test;

/** The database refuses everybody for a while. */
@QuarkusTest
@WithTestResource(
    value = EmbeddedParts.class,
    initArgs = {
      @ResourceArg(name = EmbeddedParts.NO_BROKER, value = "true"),
      @ResourceArg(name = "isocenter.ingest.visible-within", value = "100ms")
    })
class DatabaseOutageIT {
  private static final int CONNECTIONS = 16;

  @Test
  void answers503UntilTheDatabaseIsBack() throws SQLException {
    byte[] instance = SampleInstance.ofFreshStudy().bytes();
    StowRequests.store(instance).statusCode(200);

    administer(
        "ALTER DATABASE isocenter ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'isocenter'");
    StowRequests.store(instance)
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("detail", containsString("database"));

    administer("ALTER DATABASE isocenter ALLOW_CONNECTIONS true");
    assertThat(statusOfRetries(instance)).isEqualTo(200);
  }

  /** Each connection of before the outage may cost one more 503, which asks to try again. */
  private static int statusOfRetries(byte[] instance) {
    int status = 503;
    for (int retry = 0; status == 503 && retry <= CONNECTIONS; retry++) {
      status = StowRequests.store(instance).extract().statusCode();
    }
    return status;
  }

  private void administer(String... statements) throws SQLException {
    String administration = setting("url").replaceFirst("/isocenter\\b", "/postgres");
    try (Connection connection =
            DriverManager.getConnection(administration, setting("username"), setting("password"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue("isocenter.ingest.db." + name, String.class);
  }
}
