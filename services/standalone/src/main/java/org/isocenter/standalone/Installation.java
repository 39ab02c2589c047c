package org.isocenter.standalone;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One life of all services, and the servers they need, over one data folder. */
final class Installation {
  private static final Logger log = Logger.getLogger(Installation.class);
  private static final String DATA = "isocenter.data";
  private static final String REPUBLISH = "isocenter.ingest.republish-on-start";

  /** A single broker does not sync every record: the last ones before a crash may be missing. */
  private static final String REPUBLISHED_AFTER_A_CRASH = "PT15M";

  private final OrderlyStop stop;
  private volatile boolean servicesEnded;
  private int status;

  Installation(OrderlyStop stop) {
    this.stop = stop;
  }

  /** Runs to the end, and answers the status to end the process with. */
  int run(String... arguments) {
    try (var folder = DataFolder.open(dataFolder())) {
      try (var parts = EmbeddedParts.start(folder)) {
        runServices(folder, parts, arguments);
      }
      if (status == 0) {
        folder.markCleanStop();
      }
    } catch (IOException | RuntimeException e) { // the last place that can tell
      ended(1, e);
    }
    return status;
  }

  private static Path dataFolder() {
    return Path.of(
        Optional.ofNullable(System.getProperty(DATA))
            .or(() -> Optional.ofNullable(System.getenv("ISOCENTER_DATA")))
            .orElse("data"));
  }

  private void runServices(DataFolder folder, EmbeddedParts parts, String... arguments) {
    if (stop.requested()) {
      return;
    }
    System.setProperty(DATA, folder.root().toString());
    parts.settings().forEach(System::setProperty);
    if (folder.stoppedUncleanly() && System.getProperty(REPUBLISH) == null) {
      System.setProperty(REPUBLISH, REPUBLISHED_AFTER_A_CRASH);
    }
    parts.whenDatabaseEnded(this::databaseEnded);
    Quarkus.run(ReadyAnnouncement.class, this::ended, arguments);
    servicesEnded = true;
  }

  /** Without its database the process is of no use: whoever supervises it may start it again. */
  private void databaseEnded() {
    if (!servicesEnded) {
      log.error("PostgreSQL ended unexpectedly; see postgres/server.log in the data folder");
      Quarkus.asyncExit(1);
    }
  }

  private void ended(int code, @Nullable Throwable failure) {
    if (failure != null && stop.requested()) {
      return; // asked to stop while starting: what fails on the way down is no news
    }
    status = code;
    if (failure != null) {
      tell(failure);
    }
  }

  /** To the error stream, since logging may not be configured when a start fails. */
  private static void tell(Throwable failure) {
    FailedStart.sentence(failure)
        .ifPresentOrElse(
            sentence -> System.err.println("Isocenter did not start. " + sentence),
            failure::printStackTrace);
  }
}
