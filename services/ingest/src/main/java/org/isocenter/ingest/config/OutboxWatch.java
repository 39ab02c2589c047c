package org.isocenter.ingest.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.ingest.db.OutboxDepth;
import org.isocenter.platform.config.UntilShutdown;
import org.isocenter.platform.metrics.OutboxMetrics;
import org.jboss.logging.Logger;

/** Looks at the outbox now and then, and shows what waits there. */
@ApplicationScoped
public class OutboxWatch {
  private static final Logger log = Logger.getLogger(OutboxWatch.class);

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final OutboxDepth depth;
  private final OutboxMetrics metrics;
  private final UntilShutdown work = new UntilShutdown();

  OutboxWatch(OutboxDepth depth, MeterRegistry registry) {
    this.depth = depth;
    this.metrics = new OutboxMetrics(registry, "ingest");
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    work.run(this::lookNow);
  }

  void end(@Observes ShutdownEvent event) {
    var _ = work.end(PATIENCE);
  }

  private void lookNow() {
    try {
      metrics.seen(depth.now());
    } catch (Unavailable e) {
      log.debugf("The outbox cannot be looked at: %s", e.getMessage());
    }
  }
}
