package org.isocenter.ingest.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.ingest.app.Bandwidth;
import org.isocenter.ingest.app.CheckCommitmentResult;
import org.isocenter.ingest.app.CommitmentObserver;
import org.isocenter.ingest.app.CommitmentRequests;
import org.isocenter.ingest.app.ForgetCommitments;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.RequestCommitment;
import org.isocenter.ingest.app.VerifyInstances;
import org.isocenter.ingest.app.WorkOnCommitments;
import org.isocenter.ingest.rest.CommitmentSettings;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.platform.http.BodyReader;

/** Wires storage commitment. */
@ApplicationScoped
public class CommitmentBeans {
  private static final Clock CLOCK = Clock.systemUTC();

  /** The deepest reference is that of an instance below its study, series and SOP class. */
  private static final int DEPTH = 8;

  private final IngestConfig.Commitment config;

  CommitmentBeans(IngestConfig config) {
    this.config = config.commitment();
  }

  @Produces
  @Singleton
  CommitmentSettings settings() {
    int bytes = Math.toIntExact(config.body().asLongValue());
    var limits = ReadLimits.DEFAULT.withDepth(DEPTH).withValueLength(bytes).withTotalLength(bytes);
    return new CommitmentSettings(new BodyReader(limits), config.retryAfter());
  }

  @Produces
  @Singleton
  VerifyInstances verification(Ledger ledger, ObjectStore objects) {
    var bandwidth = new Bandwidth(config.bandwidth().asLongValue());
    return new VerifyInstances(ledger, objects, config.readers(), bandwidth);
  }

  @Produces
  @Singleton
  WorkOnCommitments work(
      CommitmentRequests requests, VerifyInstances verification, CommitmentObserver observer) {
    var settings =
        new WorkOnCommitments.Settings(
            config.workers(), config.lease(), config.pause(), config.giveUpAfter());
    return new WorkOnCommitments(requests, verification, observer, settings, CLOCK);
  }

  @Produces
  @Singleton
  RequestCommitment requestCommitment(
      CommitmentRequests requests, Ledger ledger, WorkOnCommitments work) {
    var worker = new RequestCommitment.CommitmentWork(work, () -> UUID.randomUUID().toString());
    var limits =
        new RequestCommitment.Limits(
            config.instances(), config.atOnce(), config.within(), config.waiting());
    return new RequestCommitment(requests, ledger, worker, limits, CLOCK);
  }

  @Produces
  @Singleton
  CheckCommitmentResult checkResult(CommitmentRequests requests) {
    return new CheckCommitmentResult(requests);
  }

  @Produces
  @Singleton
  IngestSchedule.Commitments commitments(CommitmentRequests requests, WorkOnCommitments work) {
    return new IngestSchedule.Commitments(
        work, new ForgetCommitments(requests, config.keepResults(), config.remember(), CLOCK));
  }
}
