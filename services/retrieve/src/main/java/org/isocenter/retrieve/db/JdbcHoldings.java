package org.isocenter.retrieve.db;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.retrieve.app.BulkDataSelection;
import org.isocenter.retrieve.app.Holdings;
import org.isocenter.retrieve.app.ObjectEntry;
import org.isocenter.retrieve.app.Scope;
import org.isocenter.retrieve.app.Snapshot;
import org.isocenter.retrieve.app.Snapshot.Share;
import org.isocenter.retrieve.app.StoredInstance;
import org.isocenter.retrieve.config.RetrieveConfig;
import org.isocenter.retrieve.db.Pages.Row;

/** Studies and series in PostgreSQL. */
@ApplicationScoped
class JdbcHoldings implements Holdings {

  /** Frame tables of slides take megabytes. */
  private static final int MOST_TABLES = 50;

  /** Turns a row into what is wanted of it. */
  @FunctionalInterface
  private interface Mapping<T> {
    T map(ResultSet row) throws SQLException;
  }

  private final AgroalDataSource database;
  private final RetrieveConfig.Page page;

  JdbcHoldings(@DataSource("retrieve-db") AgroalDataSource database, RetrieveConfig config) {
    this.database = database;
    this.page = config.page();
  }

  @Override
  public boolean contain(Scope scope) {
    return exists(scope, "retrieve.instance where %s");
  }

  @Override
  public boolean remember(Scope scope) {
    return exists(scope, "retrieve.tombstone where %s and gone_until > now()");
  }

  private boolean exists(Scope scope, String from) {
    var sql = ScopeSql.of(scope);
    String text = "select exists (select 1 from %s)".formatted(from.formatted(sql.where()));
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(text)) {
      sql.bind(statement);
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of("A study could not be looked up", e);
    }
  }

  @Override
  public Snapshot snapshot(Scope scope) {
    var sql = ScopeSql.of(scope);
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(snapshotStatement(sql))) {
      sql.bind(statement);
      List<Share> shares = new ArrayList<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          shares.add(share(rows));
        }
      }
      return new Snapshot(scope, shares);
    } catch (SQLException e) {
      throw DatabaseFailure.of("A study could not be summed up", e);
    }
  }

  private static String snapshotStatement(ScopeSql sql) {
    return """
    select transfer_syntax_uid, count(*) as instances, sum(size) as bytes,
      sum(metadata_deflated) as deflated, sum(metadata_text) as text,
      sum(metadata_segments) as segments, max(revision) as revision,
      encode(
        sha256(string_agg(sha256 || int8send(version), ''::bytea order by sop_instance_uid)),
        'hex') as digest
    from retrieve.instance where %s
    group by transfer_syntax_uid order by transfer_syntax_uid
    """
        .formatted(sql.where());
  }

  private static Share share(ResultSet row) throws SQLException {
    return new Share(
        row.getString("transfer_syntax_uid"),
        row.getLong("instances"),
        row.getLong("bytes"),
        row.getLong("deflated"),
        row.getLong("text"),
        row.getLong("segments"),
        row.getLong("revision"),
        row.getString("digest"));
  }

  @Override
  public Iterable<Metadata> metadata(Snapshot snapshot) {
    long average = snapshot.sum(Share::metadataDeflated) / Math.max(1, snapshot.instances()) + 1;
    int rows = Math.clamp(page.size().asLongValue() / average, 1, page.rows());
    return () ->
        pages(snapshot, rows, "metadata", row -> Metadata.fromBytes(row.getBytes("metadata")));
  }

  @Override
  public Set<String> syntaxesOfBulkData(Scope scope, BulkDataSelection selection) {
    var sql = ScopeSql.of(scope);
    String text =
        "select distinct transfer_syntax_uid from retrieve.instance where %s and %s"
            .formatted(sql.where(), BulkDataColumn.condition(selection));
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(text)) {
      sql.bind(statement);
      Set<String> syntaxes = new HashSet<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          syntaxes.add(rows.getString(1));
        }
      }
      return syntaxes;
    } catch (SQLException e) {
      throw DatabaseFailure.of("Bulk data of a study could not be looked up", e);
    }
  }

  @Override
  public Iterable<StoredInstance> instances(Snapshot snapshot) {
    int rows = Math.min(MOST_TABLES, page.rows());
    return () -> pages(snapshot, rows, InstanceRow.COLUMNS, InstanceRow::read);
  }

  @Override
  public Iterable<ObjectEntry> objects(Snapshot snapshot) {
    return () ->
        pages(
            snapshot,
            page.rows(),
            "object_key, size, transfer_syntax_uid",
            row ->
                new ObjectEntry(
                    row.getString("series_instance_uid"),
                    row.getString("sop_instance_uid"),
                    new ObjectKey(row.getString("object_key")),
                    row.getLong("size"),
                    row.getString("transfer_syntax_uid")));
  }

  private <T> Pages<T> pages(Snapshot snapshot, int rows, String columns, Mapping<T> mapping) {
    var sql = ScopeSql.of(snapshot.scope());
    var text = pageStatement(sql, columns);
    return new Pages<>(
        rows,
        behind -> {
          try (var connection = database.getConnection();
              var statement = connection.prepareStatement(text)) {
            int next = behind.bind(statement, bindRevision(sql, statement, snapshot), sql.order());
            statement.setInt(next, rows);
            return read(statement, mapping);
          } catch (SQLException e) {
            throw DatabaseFailure.of("A page of a study could not be read", e);
          }
        });
  }

  /** Rows in delivery order, behind one of them and not newer than the snapshot. */
  private static String pageStatement(ScopeSql sql, String columns) {
    return """
    select %s, %s from retrieve.instance
    where %s and revision <= ? and (%s) > (%s)
    order by %s limit ?
    """
        .formatted(
            RowPosition.COLUMNS,
            columns,
            sql.where(),
            sql.orderColumns(),
            sql.orderMarks(),
            sql.orderColumns());
  }

  private static int bindRevision(ScopeSql sql, PreparedStatement statement, Snapshot snapshot)
      throws SQLException {
    int next = sql.bind(statement);
    statement.setLong(next, snapshot.revision());
    return next + 1;
  }

  private static <T> List<Row<T>> read(PreparedStatement statement, Mapping<T> mapping)
      throws SQLException {
    List<Row<T>> page = new ArrayList<>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        page.add(new Row<>(RowPosition.of(rows), mapping.map(rows)));
      }
    }
    return page;
  }
}
