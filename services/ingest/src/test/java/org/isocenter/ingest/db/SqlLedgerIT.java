package org.isocenter.ingest.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.LedgerContract;
import org.isocenter.ingest.app.Outbox;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
class SqlLedgerIT extends LedgerContract {
  @Inject SqlLedger ledger;
  @Inject SqlOutbox outbox;
  @Inject Transactions transactions;

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Test
  void commitsDurably() {
    var setting =
        transactions.call(() ->
            ledger
                .getEntityManager()
                .createNativeQuery("SHOW synchronous_commit", String.class)
                .getSingleResult());

    assertThat(setting).isEqualTo("on");
  }
}
