package org.isocenter.ingest.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.ingest.app.ForgetCommitments;
import org.isocenter.ingest.app.ReadYourWrites;
import org.isocenter.ingest.app.RemoveSuperseded;
import org.isocenter.ingest.app.RepublishInstances;
import org.isocenter.ingest.app.SweepOrphans;
import org.isocenter.ingest.app.WorkOnCommitments;
import org.isocenter.ingest.messaging.LeftoverEvents;
import org.isocenter.objectstore.StorageException;
import org.isocenter.platform.config.UntilShutdown;
import org.jboss.logging.Logger;

/** What ingest does without being asked. */
@ApplicationScoped
public class IngestSchedule {
  private static final Logger log = Logger.getLogger(IngestSchedule.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final LeftoverEvents leftovers;
  private final RemoveSuperseded superseded;
  private final SweepOrphans orphans;
  private final RepublishInstances republication;
  private final Duration republishOnStart;
  private final Commitments commitments;
  private final UntilShutdown work = new UntilShutdown();

  /** What is done for commitment requests. */
  public record Commitments(WorkOnCommitments work, ForgetCommitments forgetting) {}

  /**
   * @param visibility only so that positions are followed before the first request needs them
   */
  IngestSchedule(
      LeftoverEvents leftovers,
      RemoveSuperseded superseded,
      SweepOrphans orphans,
      RepublishInstances republication,
      Commitments commitments,
      ReadYourWrites visibility,
      IngestConfig config) {
    this.leftovers = leftovers;
    this.superseded = superseded;
    this.orphans = orphans;
    this.republication = republication;
    this.commitments = commitments;
    this.republishOnStart = config.republishOnStart();
  }

  void republish(@Observes StartupEvent event) {
    if (republishOnStart.isPositive()) {
      Instant since = Instant.now().minus(republishOnStart);
      Thread.ofVirtual().name("republish").start(() -> republication.changedSince(since));
    }
  }

  void end(@Observes ShutdownEvent event) {
    commitments.work().end();
    if (!commitments.work().awaitEnd(PATIENCE) || !work.end(PATIENCE)) {
      log.warn("Scheduled work is cut off by the end of the service; it goes on at the next start");
    }
  }

  @Scheduled(
      every = "{isocenter.ingest.outbox.sweep-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void publishLeftovers() {
    work.run(this::publishNow);
  }

  private void publishNow() {
    try {
      leftovers.publish();
    } catch (Unavailable e) {
      log.debugf("Left-over events wait for the database: %s", e.getMessage());
    }
  }

  @Scheduled(
      every = "{isocenter.ingest.remove-every}",
      delay = 1,
      delayUnit = TimeUnit.MINUTES,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void removeSuperseded() {
    work.run(this::removeNow);
  }

  private void removeNow() {
    try {
      superseded.remove();
      int results = commitments.forgetting().forget();
      if (results > 0) {
        log.infof("Dropped the results of %d commitment requests", results);
      }
    } catch (Unavailable | StorageException e) {
      log.warnf("Objects of the past are removed later: %s", e.getMessage());
    }
  }

  @Scheduled(
      every = "{isocenter.ingest.commitment.look-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void workOnCommitments() {
    work.run(commitments.work()::wake);
  }

  @Scheduled(
      every = "{isocenter.ingest.orphans.sweep-every}",
      // A walk over the whole store is not what a starting service needs first.
      delay = 10,
      delayUnit = TimeUnit.MINUTES,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweepOrphans() {
    work.run(orphans::sweep);
  }
}
