package org.isocenter.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * A real PostgreSQL server on the loopback interface, its state in one folder. It keeps what it has
 * committed (checked at every start) and never outlives this JVM.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Logger log = Logger.getLogger(PostgresServer.class);
  private static final String MAJOR_VERSION = "17";
  private static final String USER = "isocenter";
  private static final String DATABASE = "isocenter";
  private static final int START_ATTEMPTS = 3;

  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private final FolderLock lock;
  private final PostgresFolder folder;
  private final String password;
  private final int port;
  private final Postmaster postmaster;

  private PostgresServer(
      FolderLock lock, PostgresFolder folder, String password, int port, Postmaster postmaster) {
    this.lock = lock;
    this.folder = folder;
    this.password = password;
    this.port = port;
    this.postmaster = postmaster;
  }

  /**
   * Starts the server of {@code root}, creating the folder and the cluster when they are absent.
   */
  public static PostgresServer start(Path root, PostgresSettings settings) {
    return FolderLock.holding(
        root, lock -> start(lock, new PostgresFolder(root.toRealPath()), settings));
  }

  private static PostgresServer start(
      FolderLock lock, PostgresFolder folder, PostgresSettings settings) throws IOException {
    Files.setPosixFilePermissions(folder.root(), PosixFilePermissions.fromString("rwx------"));
    var password = folder.password();
    var home = PostgresBinaries.unpackInto(settings.binaries().orElse(folder.root()));
    var account = ServerAccount.forFolder(folder.root());
    folder.rotateLog();
    folder.createCluster(home, account, USER);
    folder.requireVersion(MAJOR_VERSION);
    new LeftoverServer(home, account, folder.data()).clear();

    for (var attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
      var port = FreePort.orFixed(settings.port());
      var command = account.command(arguments(home, folder.data(), port, settings));
      var postmaster = Postmaster.launch(command, folder);
      var server = new PostgresServer(lock, folder, password, port, postmaster);
      if (server.becomesReady()) {
        return server;
      }
    }
    throw new EmbeddedFailure("PostgreSQL ended at start: " + folder.logTail());
  }

  /** On the command line, where neither a file nor ALTER SYSTEM can override it. */
  private static List<String> arguments(Path home, Path data, int port, PostgresSettings settings) {
    var arguments =
        new ArrayList<>(List.of(home.resolve("bin/postgres").toString(), "-D", data.toString()));
    DURABLE.forEach((key, value) -> set(arguments, key, value));
    set(arguments, "listen_addresses", "127.0.0.1");
    set(arguments, "port", Integer.toString(port));
    set(arguments, "unix_socket_directories", "");
    set(arguments, "max_connections", Integer.toString(settings.maxConnections()));
    set(arguments, "shared_buffers", settings.sharedBuffers());
    set(arguments, "work_mem", "8MB");
    set(arguments, "random_page_cost", "1.1");
    set(arguments, "jit", "off");
    set(arguments, "timezone", "UTC");
    set(arguments, "log_timezone", "UTC");
    set(arguments, "log_checkpoints", "off");
    return arguments;
  }

  private static void set(List<String> arguments, String key, String value) {
    arguments.add("-c");
    arguments.add(key + "=" + value);
  }

  /** False when the server ended, for example because somebody took its port first. */
  private boolean becomesReady() throws IOException {
    try {
      if (!postmaster.awaitReady()) {
        return false;
      }
      requireOurDurableServer();
      createDatabase();
      return true;
    } catch (SQLException e) {
      postmaster.stop();
      throw new EmbeddedFailure("PostgreSQL started but cannot be used: " + e.getMessage(), e);
    } catch (EmbeddedFailure e) {
      postmaster.stop();
      throw e;
    }
  }

  private void requireOurDurableServer() throws SQLException {
    try (var connection = connect("postgres")) {
      require(connection, "data_directory", folder.data().toString());
      for (var setting : DURABLE.entrySet()) {
        require(connection, setting.getKey(), setting.getValue());
      }
    }
  }

  private static void require(Connection connection, String setting, String expected)
      throws SQLException {
    try (var query = connection.prepareStatement("SELECT current_setting(?)")) {
      query.setString(1, setting);
      try (var row = query.executeQuery()) {
        row.next();
        if (!expected.equals(row.getString(1))) {
          throw new EmbeddedFailure(
              "PostgreSQL runs with " + setting + " = " + row.getString(1) + ", not " + expected);
        }
      }
    }
  }

  private void createDatabase() throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(urlOf(database), USER, password);
  }

  private String urlOf(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** JDBC URL of the services' database. */
  public String url() {
    return urlOf(DATABASE);
  }

  public String username() {
    return USER;
  }

  public String password() {
    return password;
  }

  public int port() {
    return port;
  }

  /** False once the server has ended, for whatever reason. */
  public boolean isAlive() {
    return postmaster.isAlive();
  }

  /** Runs the action when the server ends, whether it was asked to or not. */
  public void whenEnded(Runnable action) {
    postmaster.whenEnded(action);
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  @Override
  public void close() {
    try {
      postmaster.stop();
    } catch (IOException e) {
      // The pipe was closed already, so the watchdog is stopping the server by itself.
      log.warnf(e, "PostgreSQL in %s was stopped before", folder.root());
    } finally {
      lock.close();
    }
  }
}
