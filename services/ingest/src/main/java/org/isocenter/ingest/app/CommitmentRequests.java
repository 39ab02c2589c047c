package org.isocenter.ingest.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isocenter.dicom.data.Uid;

/**
 * Requests for storage commitment and their results, durably. Out of reach it is a {@link
 * org.isocenter.dicomweb.DicomWebException.Unavailable}.
 */
public interface CommitmentRequests {
  /**
   * Records a request under {@code claim}, unless its Transaction UID is in use.
   *
   * @param content digest of what is asked for
   * @param until when the claim ends by itself
   * @return the request that has the Transaction UID already
   */
  Optional<CommitmentStatus> accept(
      CommitmentClaim claim, byte[] content, List<CommitmentReference> references, Instant until);

  /** How far the request is, if there is one. */
  Optional<CommitmentStatus> find(Uid transaction);

  /** The verified references of a request, in the order of their positions. */
  List<CommitmentItem> items(Uid transaction);

  /** How many requests are not finished. */
  int waiting();

  /**
   * Claims an unfinished request that nobody has a claim to at {@code now}, the one that has waited
   * longest. Two callers never get the same.
   */
  Optional<CommitmentClaim> claim(Instant now, Instant until);

  /** The next references that are not verified yet. */
  List<OpenReference> open(CommitmentClaim claim, int limit);

  /** Holds the claim for longer; false when it has gone to somebody else. */
  boolean renew(CommitmentClaim claim, Instant until);

  /** Records outcomes by position; false when the claim has gone to somebody else. */
  boolean record(CommitmentClaim claim, Map<Integer, CommitmentOutcome> outcomes);

  /** The request is finished. */
  void finish(CommitmentClaim claim, Instant now);

  /** Gives the claim back: from {@code due} on anybody may go on. */
  void release(CommitmentClaim claim, Instant due);

  /** Drops results of requests finished before {@code before}; returns how many. */
  int expire(Instant before);

  /** Forgets requests finished before {@code before}, so that nothing is known of them. */
  int forget(Instant before);
}
