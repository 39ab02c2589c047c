package org.isocenter.worklist.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.events.UpsEventConsumer;
import org.isocenter.platform.config.UntilShutdown;
import org.isocenter.worklist.app.DeleteFinished;
import org.isocenter.worklist.app.EventChannels;
import org.isocenter.worklist.messaging.OutboxRelay;
import org.jboss.logging.Logger;

/** What the worklist does without being asked. */
@ApplicationScoped
public class WorklistSchedule {
  private static final Logger log = Logger.getLogger(WorklistSchedule.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final OutboxRelay relay;
  private final UpsEventConsumer consumer;
  private final EventChannels channels;
  private final DeleteFinished finished;
  private final UntilShutdown work = new UntilShutdown();

  WorklistSchedule(
      OutboxRelay relay,
      UpsEventConsumer consumer,
      EventChannels channels,
      DeleteFinished finished) {
    this.relay = relay;
    this.consumer = consumer;
    this.channels = channels;
    this.finished = finished;
  }

  void begin(@Observes StartupEvent event) {
    relay.start();
    consumer.start();
  }

  void end(@Observes ShutdownEvent event) {
    channels.goingDown();
    relay.close();
    if (!work.end(PATIENCE)) {
      log.warn("Scheduled work is cut off by the end of the service; it goes on at the next start");
    }
  }

  @Scheduled(
      every = "{isocenter.worklist.retention.sweep-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void deleteFinished() {
    work.run(this::deleteNow);
  }

  private void deleteNow() {
    try {
      int deleted = finished.delete();
      if (deleted > 0) {
        log.infof("Deleted %d finished workitems", deleted);
      }
    } catch (Unavailable e) {
      log.warnf("Finished workitems are deleted later: %s", e.getMessage());
    }
  }
}
