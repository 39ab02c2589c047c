package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.isocenter.query.app.IndexChange;
import org.isocenter.query.app.InstanceIndex;

/** Writes instances to PostgreSQL, a batch in one transaction. */
public final class JdbcInstanceIndex implements InstanceIndex {

  private final DataSource dataSource;

  public JdbcInstanceIndex(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void apply(List<? extends IndexChange> changes) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        new IndexBatch(connection).apply(changes);
        connection.commit();
      } finally {
        endTransaction(connection);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Undoes what was not committed, so that the pool gets a clean connection back. */
  private static void endTransaction(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }
}
