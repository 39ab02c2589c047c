package org.isocenter.ingest.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.isocenter.ingest.app.CompressionsContract;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.Outbox;
import org.isocenter.ingest.app.compress.Compressions;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
class SqlCompressionsIT extends CompressionsContract {
  private static final Instant STORED = Instant.parse("2026-01-01T11:00:00Z");

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Inject SqlLedger ledger;
  @Inject SqlOutbox outbox;
  @Inject SqlCompressions compressions;

  @Inject
  @DataSource("ingest-db")
  AgroalDataSource database;

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

  /** Otherwise the second takes it that nothing is left to do. */
  @Test
  @Timeout(60)
  void twoThatClaimAtTheSameTimeShareWhatThereIs() throws Exception {
    for (int number = 1; number <= 4; number++) {
      record(number, "1.2.840.10008.1.2.1", STORED);
    }
    try (var threads = Executors.newFixedThreadPool(2);
        var third = database.getConnection()) {
      // Whoever comes first waits for this row, and the other for him.
      third.setAutoCommit(false);
      claimFirst(third);
      var one = threads.submit(() -> claim(NOW, 2));
      var other = threads.submit(() -> claim(NOW, 2));
      awaitTwoThatWait();
      third.rollback();

      assertThat(List.of(one.get(), other.get())).allMatch(claimed -> claimed.size() == 2);
      assertThat(one.get())
          .extracting(LedgerEntry::version)
          .doesNotContainAnyElementsOf(other.get().stream().map(LedgerEntry::version).toList());
    }
  }

  private static void claimFirst(Connection connection) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO ingest.compression (version, policy, due_at)"
                + " SELECT min(version), '', now() FROM ingest.instance WHERE stored_at = ?")) {
      insert.setTimestamp(1, Timestamp.from(STORED));
      insert.executeUpdate();
    }
  }

  private void awaitTwoThatWait() throws SQLException {
    try (var connection = database.getConnection();
        var waiting =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
      int count = 0;
      while (count < 2) {
        try (var rows = waiting.executeQuery()) {
          rows.next();
          count = rows.getInt(1);
        }
      }
    }
  }
}
