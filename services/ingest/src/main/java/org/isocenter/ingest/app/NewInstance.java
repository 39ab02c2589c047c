package org.isocenter.ingest.app;

/** What one transaction writes for one instance: its ledger entry and its event. */
public record NewInstance(LedgerEntry entry, OutboxEvent event) {}
