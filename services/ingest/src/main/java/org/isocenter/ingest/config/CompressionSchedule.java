package org.isocenter.ingest.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.ingest.app.compress.CompressInstances;
import org.isocenter.objectstore.StorageException;
import org.isocenter.platform.config.UntilShutdown;
import org.jboss.logging.Logger;

/** Compresses without being asked, where that is switched on. */
@ApplicationScoped
public class CompressionSchedule {
  private static final Logger log = Logger.getLogger(CompressionSchedule.class);

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final CompressInstances compression;
  private final UntilShutdown work = new UntilShutdown();

  CompressionSchedule(CompressInstances compression) {
    this.compression = compression;
  }

  /** A policy that cannot be followed is found at the start. */
  void start(@Observes StartupEvent event) {
    if (!compression.isOff()) {
      log.info("Instances are compressed in the background");
    }
  }

  void end(@Observes ShutdownEvent event) {
    compression.end();
    if (!work.end(PATIENCE)) {
      log.warn("A frame is cut off by the end of the service; its instance is compressed later");
    }
  }

  /** Codecs are at work for long, so the thread is one of the platform. */
  @Scheduled(
      every = "{isocenter.ingest.compress.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void compress() {
    work.run(this::compressNow);
  }

  private void compressNow() {
    try {
      compression.compressDue();
    } catch (Unavailable | StorageException e) {
      log.warnf("Instances are compressed later: %s", e.getMessage());
    }
  }
}
