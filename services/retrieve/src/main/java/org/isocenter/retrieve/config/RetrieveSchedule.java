package org.isocenter.retrieve.config;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.retrieve.app.Instances;
import org.jboss.logging.Logger;

/** What retrieve does without being asked. */
@ApplicationScoped
public class RetrieveSchedule {

  private static final Logger LOG = Logger.getLogger(RetrieveSchedule.class);

  private final Instances instances;

  RetrieveSchedule(Instances instances) {
    this.instances = instances;
  }

  /** Ends the time in which a deleted instance is answered with 410. */
  @Scheduled(
      every = "{isocenter.retrieve.deleted.sweep-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forgetDeleted() {
    try {
      int forgotten = instances.forgetDeletedBefore(Instant.now());
      if (forgotten > 0) {
        LOG.infof("%d deleted instances are forgotten", forgotten);
      }
    } catch (Unavailable e) {
      LOG.debugf("Deleted instances are kept a while longer: %s", e.getMessage());
    }
  }
}
