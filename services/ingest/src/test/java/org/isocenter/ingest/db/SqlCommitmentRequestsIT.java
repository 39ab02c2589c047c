package org.isocenter.ingest.db;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.isocenter.ingest.app.CommitmentRequests;
import org.isocenter.ingest.app.CommitmentRequestsContract;
import org.isocenter.testsupport.quarkus.EmbeddedParts;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
class SqlCommitmentRequestsIT extends CommitmentRequestsContract {
  @Inject SqlCommitmentRequests requests;

  @Override
  protected CommitmentRequests requests() {
    return requests;
  }
}
