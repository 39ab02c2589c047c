package org.isocenter.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Deals with what an earlier JVM left in a cluster. Only the holder of the folder's lock may. */
final class LeftoverServer {
  private static final Logger log = Logger.getLogger(LeftoverServer.class);

  private final Path home;
  private final ServerAccount account;
  private final Path data;

  LeftoverServer(Path home, ServerAccount account, Path data) {
    this.home = home;
    this.account = account;
    this.data = data;
  }

  /**
   * Stops a server that still runs on this cluster. A file that names a stranger's process, or
   * nothing readable, is removed, since PostgreSQL would not start beside it; one that names a dead
   * process stays, since PostgreSQL finds the dead server's shared memory by it.
   */
  void clear() throws IOException {
    var file = PostmasterFile.read(data);
    if (file.isEmpty()) {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
      return;
    }
    var process = file.get().process();
    if (process.isEmpty()) {
      return;
    }
    if (file.get().isWrittenBy(process.get(), data)) {
      stop(process.get());
      return;
    }
    Files.deleteIfExists(data.resolve("postmaster.pid"));
  }

  private void stop(ProcessHandle server) throws IOException {
    log.warnf("Stopping a PostgreSQL server left running on %s (pid %d)", data, server.pid());
    signal("INT", server);
    if (!endsWithin(20, server)) {
      signal("QUIT", server);
    }
    if (!endsWithin(10, server)) {
      throw new EmbeddedFailure(
          "A PostgreSQL server still runs on " + data + " and does not stop: pid " + server.pid());
    }
  }

  private void signal(String name, ProcessHandle server) throws IOException {
    var pgCtl = home.resolve("bin/pg_ctl").toString();
    var command = account.command(List.of(pgCtl, "kill", name, Long.toString(server.pid())));
    Command.run(command, Redirect.DISCARD);
  }

  private static boolean endsWithin(int seconds, ProcessHandle server) {
    try {
      server.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      throw EmbeddedFailure.interrupted("stopping a leftover PostgreSQL server", e);
    } catch (ExecutionException e) {
      throw new EmbeddedFailure("Cannot watch the leftover PostgreSQL server", e);
    }
  }
}
