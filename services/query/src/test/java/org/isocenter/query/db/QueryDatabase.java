package org.isocenter.query.db;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.isocenter.embedded.PostgresServer;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL with the schema of the service, one for all tests of this JVM. */
public final class QueryDatabase {

  private static final QueryDatabase INSTANCE = new QueryDatabase();

  private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

  private QueryDatabase() {
    // the server ends with this JVM
    var server = PostgresServer.start(folder(), EmbeddedParts.postgresOfTheModule());
    dataSource.setUrl(server.url());
    dataSource.setUser(server.username());
    dataSource.setPassword(server.password());
    Flyway.configure()
        .dataSource(dataSource)
        .locations("db/query")
        .schemas("query")
        .createSchemas(true)
        .load()
        .migrate();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("query-it");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The database with nothing in it. */
  public static DataSource empty() throws SQLException {
    INSTANCE.execute(
        "TRUNCATE query.instance, query.series, query.study, query.contribution, query.tombstone,"
            + " query.page_mark, query.declared_value, query.declared_attribute");
    return INSTANCE.dataSource;
  }

  public static DataSource asItIs() {
    return INSTANCE.dataSource;
  }

  private void execute(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
