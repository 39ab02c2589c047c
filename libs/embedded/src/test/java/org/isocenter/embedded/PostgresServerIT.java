package org.isocenter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
  static final PostgresSettings SETTINGS =
      PostgresSettings.defaults().withBinaries(Path.of("target", "postgres").toAbsolutePath());

  @TempDir Path folder;

  @Test
  void runsDurablyOnTheLoopbackInterface() throws SQLException {
    try (var server = PostgresServer.start(folder, SETTINGS)) {

      assertThat(answer(server, "SHOW fsync")).isEqualTo("on");
      assertThat(answer(server, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(answer(server, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(answer(server, "SHOW data_checksums")).isEqualTo("on");
      assertThat(answer(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(answer(server, "SHOW max_connections")).isEqualTo("100");
      assertThat(answer(server, "SHOW server_encoding")).isEqualTo("UTF8");
    }
  }

  @Test
  void keepsWhatWasCommittedOverARestart() throws SQLException {
    try (var server = PostgresServer.start(folder, SETTINGS)) {
      execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
    }

    try (var server = PostgresServer.start(folder, SETTINGS)) {
      assertThat(answer(server, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void neverRunsWithSettingsThatLoseCommits() throws SQLException {
    try (var server = PostgresServer.start(folder, SETTINGS)) {
      execute(server, "ALTER ROLE isocenter SET synchronous_commit = off");
    }

    assertThatThrownBy(() -> PostgresServer.start(folder, SETTINGS).close())
        .isInstanceOf(EmbeddedFailure.class)
        .hasMessageContaining("synchronous_commit = off");
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void foldsAndSplitsNamesOfEveryScript() throws SQLException {
    try (var server = PostgresServer.start(folder, SETTINGS)) {
      execute(server, "CREATE EXTENSION pg_trgm");

      assertThat(answer(server, "SELECT lower('ÄÖÜ^ИВАН')")).isEqualTo("äöü^иван");
      assertThat(answer(server, "SELECT array_length(show_trgm('山田'), 1)")).isEqualTo("3");
      assertThat(answer(server, "SELECT 'Zeta' < 'alpha'")).isEqualTo("t");
    }
  }

  @Test
  void asksForThePasswordThatOnlyTheOwnerCanRead() throws IOException {
    try (var server = PostgresServer.start(folder, SETTINGS)) {

      assertThatThrownBy(
              () -> DriverManager.getConnection(server.url(), server.username(), "guess").close())
          .hasMessageContaining("password authentication failed");
      assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
  }

  @Test
  void refusesAFolderInUse() {
    try (var server = PostgresServer.start(folder, SETTINGS)) {

      assertThatThrownBy(() -> PostgresServer.start(folder, SETTINGS).close())
          .isInstanceOf(EmbeddedFailure.class)
          .hasMessageContaining("in use by another running Isocenter");
      assertThat(server.isAlive()).isTrue();
    }
  }

  @Test
  void throwsAnInterruptedFirstStartAway() throws IOException, SQLException {
    Files.createDirectories(folder.resolve("data.new/base"));

    try (var server = PostgresServer.start(folder, SETTINGS)) {
      assertThat(answer(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void startsOverAPidFileThatNamesAStranger() throws IOException, SQLException {
    PostgresServer.start(folder, SETTINGS).close();
    var stranger = Long.toString(ProcessHandle.current().pid());
    var data = folder.resolve("data");
    Files.write(
        data.resolve("postmaster.pid"),
        List.of(stranger, data.toString(), "1700000000", "5432", "", "127.0.0.1"));

    try (var server = PostgresServer.start(folder, SETTINGS)) {
      assertThat(answer(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void startsOverAnEmptyPidFile() throws IOException, SQLException {
    PostgresServer.start(folder, SETTINGS).close();
    Files.createFile(folder.resolve("data/postmaster.pid"));

    try (var server = PostgresServer.start(folder, SETTINGS)) {
      assertThat(answer(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesAClusterOfAnotherMajorVersion() throws IOException {
    PostgresServer.start(folder, SETTINGS).close();
    Files.writeString(folder.resolve("data/PG_VERSION"), "16\n");

    assertThatThrownBy(() -> PostgresServer.start(folder, SETTINGS).close())
        .hasMessageContaining("was written by PostgreSQL 16");
  }

  static String answer(PostgresServer server, String sql) throws SQLException {
    try (var connection = connect(server);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  static void execute(PostgresServer server, String sql) throws SQLException {
    try (var connection = connect(server);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(PostgresServer server) throws SQLException {
    return DriverManager.getConnection(server.url(), server.username(), server.password());
  }
}
