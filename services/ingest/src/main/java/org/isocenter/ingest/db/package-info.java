/** The ledger and the outbox in PostgreSQL. */
@NullMarked
package org.isocenter.ingest.db;

import org.jspecify.annotations.NullMarked;
