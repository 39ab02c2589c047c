package org.isocenter.retrieve.config;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.retrieve.app.Instances;
import org.isocenter.retrieve.app.SettleSeries;
import org.jboss.logging.Logger;

/** What retrieve does without being asked. */
@ApplicationScoped
public class RetrieveSchedule {

  private static final Logger LOG = Logger.getLogger(RetrieveSchedule.class);

  private final Instances instances;
  private final SettleSeries settled;

  RetrieveSchedule(Instances instances, SettleSeries settled) {
    this.instances = instances;
    this.settled = settled;
  }

  /** Keeps a processor busy while it lasts, so it has a thread of the platform. */
  @Scheduled(
      every = "{isocenter.retrieve.settled.look-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void settle() {
    try {
      int made = settled.settle(Instant.now());
      if (made > 0) {
        LOG.debugf("The metadata of %d series was made ready", made);
      }
    } catch (Unavailable e) {
      LOG.debugf("Metadata is made ready later: %s", e.getMessage());
    }
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
