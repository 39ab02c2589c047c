package org.isocenter.ingest.app;

import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Gone;
import org.isocenter.dicomweb.DicomWebException.NotFound;

/** Result Check Transaction of storage commitment, PS3.18 section 13.5. */
public final class CheckCommitmentResult {
  private final CommitmentRequests requests;

  public CheckCommitmentResult(CommitmentRequests requests) {
    this.requests = requests;
  }

  /**
   * The result, if there is one already.
   *
   * @throws NotFound when no such request was made, or it is forgotten
   * @throws Gone when the result is not kept any more
   */
  public CommitmentAnswer check(Uid transaction) {
    var status =
        requests
            .find(transaction)
            .orElseThrow(
                () -> new NotFound("There is no commitment request %s.".formatted(transaction)));
    return switch (status.progress()) {
      case WORKING -> new CommitmentAnswer.Working();
      case DONE -> new CommitmentAnswer.Done(requests.items(transaction));
      case EXPIRED ->
          throw new Gone(
              "The result of commitment request %s is not kept any more.".formatted(transaction));
    };
  }
}
