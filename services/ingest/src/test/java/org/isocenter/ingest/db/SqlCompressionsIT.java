package org.isocenter.ingest.db;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.isocenter.ingest.app.CompressionsContract;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.Outbox;
import org.isocenter.ingest.app.compress.Compressions;
import org.isocenter.testsupport.quarkus.EmbeddedParts;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
class SqlCompressionsIT extends CompressionsContract {
  @Inject SqlLedger ledger;
  @Inject SqlOutbox outbox;
  @Inject SqlCompressions compressions;

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected Compressions compressions() {
    return compressions;
  }
}
