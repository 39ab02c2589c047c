package org.isocenter.ingest.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.jboss.logging.Logger;

/**
 * Works on commitment requests, those of this process and those that others have left: a claim that
 * is not renewed ends, and then whoever comes first goes on behind the last outcome recorded.
 */
public final class WorkOnCommitments {
  private static final Logger log = Logger.getLogger(WorkOnCommitments.class);

  private static final int BATCH = 50;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final CommitmentRequests requests;
  private final VerifyInstances verification;
  private final CommitmentObserver observer;
  private final Settings settings;
  private final Clock clock;
  private final ThreadPoolExecutor workers;
  private final ExecutorService atOnce =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("commitment-at-once").factory());
  private volatile boolean ending;

  public WorkOnCommitments(
      CommitmentRequests requests,
      VerifyInstances verification,
      CommitmentObserver observer,
      Settings settings,
      Clock clock) {
    this.requests = requests;
    this.verification = verification;
    this.observer = observer;
    this.settings = settings;
    this.clock = clock;
    this.workers = workers(settings.workers());
  }

  /**
   * How requests are worked on.
   *
   * @param workers requests worked on at once in the background
   * @param lease how long a claim lasts that is not renewed
   * @param pause before an object is tried again that could not be read
   * @param giveUpAfter age of a request at which such objects are reported as failed
   */
  public record Settings(int workers, Duration lease, Duration pause, Duration giveUpAfter) {}

  /** They wait for disks and databases, so they are threads of the platform. */
  private static ThreadPoolExecutor workers(int most) {
    return new ThreadPoolExecutor(
        0,
        most,
        IDLE.toSeconds(),
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        Thread.ofPlatform().name("commitment-", 0).daemon().factory(),
        // Those who are at work find what is due when they are done.
        new ThreadPoolExecutor.DiscardPolicy());
  }

  Instant leaseFromNow() {
    return clock.instant().plus(settings.lease());
  }

  /** Has a worker look for requests, if one is free. */
  public void wake() {
    if (!ending) {
      workers.execute(this::workOnAllDue);
    }
  }

  private void workOnAllDue() {
    try {
      workOnDue();
    } catch (Unavailable e) {
      log.debugf("Commitment requests wait for the database: %s", e.getMessage());
    }
  }

  /** Works on one request after the other until none is due, and answers how many those were. */
  int workOnDue() {
    int worked = 0;
    var claim = requests.claim(clock.instant(), leaseFromNow());
    while (claim.isPresent() && !ending) {
      work(claim.get());
      worked++;
      claim = requests.claim(clock.instant(), leaseFromNow());
    }
    claim.ifPresent(unused -> requests.release(unused, clock.instant()));
    return worked;
  }

  /** Begins to work on a claimed request, and goes on whoever waits. */
  CompletableFuture<Void> begin(CommitmentClaim claim) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            work(claim);
          } catch (Unavailable e) {
            log.debugf("A commitment request is worked on later: %s", e.getMessage());
          }
        },
        atOnce);
  }

  private void work(CommitmentClaim claim) {
    var lease = new Lease(claim);
    while (lease.holds()) {
      List<OpenReference> open = requests.open(claim, BATCH);
      if (open.isEmpty()) {
        requests.finish(claim, clock.instant());
        return;
      }
      var outcomes = new HashMap<>(verification.verify(open, lease::holds));
      boolean tryLater = outcomes.containsValue(CommitmentOutcome.OUT_OF_REACH) && !isOld(claim);
      if (tryLater) {
        outcomes.values().removeIf(CommitmentOutcome.OUT_OF_REACH::equals);
      }
      if (!record(claim, outcomes)) {
        return;
      }
      if (tryLater) {
        requests.release(claim, clock.instant().plus(settings.pause()));
        return;
      }
    }
    if (ending) {
      requests.release(claim, clock.instant());
    }
  }

  private boolean isOld(CommitmentClaim claim) {
    return claim.receivedAt().plus(settings.giveUpAfter()).isBefore(clock.instant());
  }

  private boolean record(CommitmentClaim claim, Map<Integer, CommitmentOutcome> outcomes) {
    if (!requests.record(claim, outcomes)) {
      log.warnf("Commitment request %s is worked on by somebody else", claim.transaction());
      return false;
    }
    outcomes.values().forEach(observer::verified);
    return true;
  }

  /** Ends all work between two pieces of what is being read; the rest waits for the next start. */
  public void end() {
    ending = true;
    workers.shutdown();
    atOnce.shutdown();
  }

  /** Waits for the end of work after {@link #end}; false when it takes longer. */
  public boolean awaitEnd(Duration patience) {
    try {
      return workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)
          && atOnce.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A claim that is renewed when half of its time is over. */
  private final class Lease {
    private final CommitmentClaim claim;
    private Instant renewAt;

    Lease(CommitmentClaim claim) {
      this.claim = claim;
      this.renewAt = clock.instant().plus(settings.lease().dividedBy(2));
    }

    boolean holds() {
      if (ending) {
        return false;
      }
      Instant now = clock.instant();
      if (now.isBefore(renewAt)) {
        return true;
      }
      renewAt = now.plus(settings.lease().dividedBy(2));
      return requests.renew(claim, now.plus(settings.lease()));
    }
  }
}
