package org.isocenter.ingest.app;

class MemoryCommitmentRequestsTest extends CommitmentRequestsContract {
  private final CommitmentRequests requests = new MemoryCommitmentRequests();

  @Override
  protected CommitmentRequests requests() {
    return requests;
  }
}
