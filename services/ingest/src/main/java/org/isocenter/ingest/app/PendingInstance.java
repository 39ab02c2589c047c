package org.isocenter.ingest.app;

/** An instance whose bytes are durable and whose row is ready to be written. */
record PendingInstance(ReceivedInstance received, NewInstance row) {
  LedgerEntry entry() {
    return row.entry();
  }
}
