package org.isocenter.ingest.app;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Conflict;
import org.isocenter.dicomweb.DicomWebException.PayloadTooLarge;
import org.isocenter.dicomweb.DicomWebException.Unavailable;

/**
 * Request Transaction of storage commitment, PS3.18 section 13.4: the request is recorded, then
 * worked on; a small one is answered with its result, a large one at once.
 */
public final class RequestCommitment {
  private static final int PAGE = 500;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final CommitmentRequests requests;
  private final Ledger ledger;
  private final CommitmentWork work;
  private final Limits limits;
  private final Clock clock;

  public RequestCommitment(
      CommitmentRequests requests, Ledger ledger, CommitmentWork work, Limits limits, Clock clock) {
    this.requests = requests;
    this.ledger = ledger;
    this.work = work;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Who works on requests, and how their right to do so is named.
   *
   * @param tokens each of them another, here and elsewhere
   */
  public record CommitmentWork(WorkOnCommitments worker, Supplier<String> tokens) {}

  /**
   * What may be asked for, and what is answered when.
   *
   * @param references of one request, those of its studies among them
   * @param atOnce references of a request whose result is waited for
   * @param within the longest wait
   * @param waiting unfinished requests of all clients
   */
  public record Limits(int references, int atOnce, Duration within, int waiting) {}

  /**
   * Requests commitment, or answers how far the same request is that was made before.
   *
   * @throws Conflict when the Transaction UID was used for something else
   */
  public CommitmentAnswer request(Uid transaction, CommitmentContent content) {
    byte[] digest = content.digest();
    var known = requests.find(transaction);
    if (known.isPresent()) {
      return repeated(transaction, digest, known.get());
    }
    if (requests.waiting() >= limits.waiting()) {
      throw new Unavailable("Too many commitment requests are unfinished.", RETRY_AFTER);
    }
    var references = references(content);
    var claim = new CommitmentClaim(transaction, work.tokens().get(), clock.instant());
    var taken = requests.accept(claim, digest, references, work.worker().leaseFromNow());
    return taken.isPresent()
        ? repeated(transaction, digest, taken.get())
        : begun(claim, references.size());
  }

  private CommitmentAnswer repeated(Uid transaction, byte[] digest, CommitmentStatus status) {
    if (!Arrays.equals(status.content(), digest)) {
      throw new Conflict(
          "Transaction UID %s is in use for another request (0131H).".formatted(transaction));
    }
    return switch (status.progress()) {
      case WORKING -> new CommitmentAnswer.Working();
      case DONE -> new CommitmentAnswer.Done(requests.items(transaction));
      case EXPIRED ->
          throw new Conflict(
              "Transaction UID %s is in use, and its result is not kept any more (0131H)."
                  .formatted(transaction));
    };
  }

  private List<CommitmentReference> references(CommitmentContent content) {
    List<CommitmentReference> references = new ArrayList<>();
    content.instances().forEach(sop -> references.add(new CommitmentReference.Instance(sop)));
    content
        .ofStudies()
        .forEach(ref -> references.add(new CommitmentReference.InstanceOfStudy(ref)));
    requireFew(references);
    for (StudyReference study : content.studies()) {
      addAll(study, references);
    }
    return references;
  }

  /** As the study is now; what comes later is not part of the request. */
  private void addAll(StudyReference study, List<CommitmentReference> references) {
    int before = references.size();
    var page = ledger.ofStudy(study.study().value(), 0, PAGE);
    while (!page.isEmpty()) {
      page.stream()
          .filter(entry -> !entry.isDeleted() && study.includes(entry.ref()))
          .map(entry -> new CommitmentReference.InstanceOfStudy(entry.ref()))
          .forEach(references::add);
      requireFew(references);
      page = ledger.ofStudy(study.study().value(), page.getLast().version(), PAGE);
    }
    if (references.size() == before) {
      references.add(new CommitmentReference.Nothing(study));
    }
  }

  private void requireFew(List<CommitmentReference> references) {
    if (references.size() > limits.references()) {
      throw new PayloadTooLarge(
          "The request refers to more than %d instances.".formatted(limits.references()));
    }
  }

  private CommitmentAnswer begun(CommitmentClaim claim, int references) {
    if (references > limits.atOnce()) {
      requests.release(claim, clock.instant());
      work.worker().wake();
      return new CommitmentAnswer.Working();
    }
    await(claim);
    boolean done =
        requests
            .find(claim.transaction())
            .filter(status -> status.progress() == CommitmentStatus.Progress.DONE)
            .isPresent();
    return done
        ? new CommitmentAnswer.Done(requests.items(claim.transaction()))
        : new CommitmentAnswer.Working();
  }

  private void await(CommitmentClaim claim) {
    try {
      work.worker().begin(claim).get(limits.within().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // It is being worked on all the same.
    } catch (ExecutionException e) {
      throw new IllegalStateException("Work never ends exceptionally", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
