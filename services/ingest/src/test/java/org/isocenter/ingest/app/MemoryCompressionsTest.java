package org.isocenter.ingest.app;

import org.isocenter.ingest.app.compress.Compressions;

class MemoryCompressionsTest extends CompressionsContract {
  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryCompressions compressions = new MemoryCompressions(ledger);

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected Outbox outbox() {
    return ledger;
  }

  @Override
  protected Compressions compressions() {
    return compressions;
  }
}
