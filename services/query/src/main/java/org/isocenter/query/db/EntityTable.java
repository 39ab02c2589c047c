package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isocenter.query.app.EntityAttributes;
import org.isocenter.query.app.IndexedAttribute.Access;
import org.isocenter.query.app.IndexedAttributes;
import org.isocenter.query.app.Level;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows of one table in one statement: each column travels as an array of texts, which
 * PostgreSQL unnests to rows and casts.
 *
 * @param keys columns that come from elsewhere than attributes, with their types: what identifies
 *     the entity and ties it to its parents; an upsert leaves them as they are
 * @param attributes columns filled from the entity's attributes, by tag
 * @param bytes a column of bytes, if the table has one
 */
record EntityTable(
    String name,
    Map<String, String> keys,
    Map<Integer, Column> attributes,
    Optional<String> bytes) {

  /** A row: values of the key columns in their order, the attributes, and bytes if it has them. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Row(List<String> keys, EntityAttributes attributes, byte[] bytes) {
    private static final byte[] NONE = new byte[0];

    Row(List<String> keys, EntityAttributes attributes) {
      this(keys, attributes, NONE);
    }
  }

  static EntityTable of(String name, Level level, Map<String, String> keys) {
    var attributes =
        Column.tags().stream()
            .filter(tag -> IndexedAttributes.require(tag).level() == level)
            .filter(tag -> IndexedAttributes.require(tag).access() == Access.COLUMN)
            .collect(Collectors.toMap(Function.identity(), Column::of, (a, _) -> a, TreeMap::new));
    return new EntityTable(name, keys, attributes, Optional.empty());
  }

  EntityTable withBytes(String column) {
    return new EntityTable(name, keys, attributes, Optional.of(column));
  }

  /** Inserts all rows; one that is there already fails them all. */
  void insert(Connection connection, List<Row> rows) throws SQLException {
    execute(connection, "INSERT INTO " + name + " (" + columns() + ") " + select(), rows);
  }

  /**
   * Inserts rows, and adds to those that are there what is new. Values replace values; what the new
   * row lacks stays. A row to which nothing is new is not written.
   */
  void upsert(Connection connection, String conflictTarget, List<Row> rows) throws SQLException {
    var target = name.substring(name.indexOf('.') + 1);
    var sets =
        attributes.values().stream()
            .map(Column::name)
            .map(column -> "%1$s = COALESCE(EXCLUDED.%1$s, %2$s.%1$s)".formatted(column, target))
            .collect(Collectors.joining(", "));
    var merged = target + ".attributes || EXCLUDED.attributes";
    execute(
        connection,
        "INSERT INTO "
            + name
            + " ("
            + columns()
            + ") "
            + select()
            + " ON CONFLICT ("
            + conflictTarget
            + ") DO UPDATE SET "
            + sets
            + ", attributes = "
            + merged
            + ", names = CASE WHEN EXCLUDED.names IS NULL THEN "
            + target
            + ".names ELSE COALESCE("
            + target
            + ".names, '{}') || EXCLUDED.names END WHERE "
            + target
            + ".attributes IS DISTINCT FROM ("
            + merged
            + ")",
        rows);
  }

  /** Replaces all but {@code identity}, the key column that says which rows are meant. */
  void replace(Connection connection, String identity, List<Row> rows) throws SQLException {
    execute(
        connection,
        "UPDATE "
            + name
            + " AS t SET "
            + names().stream()
                .filter(column -> !column.equals(identity))
                .map(column -> column + " = n." + column)
                .collect(Collectors.joining(", "))
            + " FROM ("
            + select()
            + ") AS n WHERE t."
            + identity
            + " = n."
            + identity,
        rows);
  }

  private String columns() {
    return String.join(", ", names());
  }

  private List<String> names() {
    var names = new ArrayList<>(keys.keySet());
    attributes.values().forEach(column -> names.add(column.name()));
    names.add("attributes");
    names.add("names");
    bytes.ifPresent(names::add);
    return names;
  }

  private List<String> types() {
    var types = new ArrayList<>(keys.values());
    attributes.values().forEach(column -> types.add(column.type().sql()));
    types.add("jsonb");
    types.add("jsonb");
    bytes.ifPresent(_ -> types.add("bytea"));
    return types;
  }

  private String select() {
    var names = names();
    var types = types();
    var casts = new ArrayList<String>();
    for (int index = 0; index < names.size(); index++) {
      casts.add("r." + names.get(index) + "::" + types.get(index) + " AS " + names.get(index));
    }
    var arrays = names.stream().map(_ -> "?").collect(Collectors.joining(", "));
    return "SELECT "
        + String.join(", ", casts)
        + " FROM unnest("
        + arrays
        + ") AS r("
        + columns()
        + ")";
  }

  private void execute(Connection connection, String sql, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(sql)) {
      int position = 1;
      for (int key = 0; key < keys.size(); key++) {
        int index = key;
        bind(connection, statement, position++, rows, row -> row.keys().get(index));
      }
      for (int tag : attributes.keySet()) {
        bind(connection, statement, position++, rows, row -> row.attributes().keys().get(tag));
      }
      bind(connection, statement, position++, rows, row -> row.attributes().json());
      bind(
          connection,
          statement,
          position++,
          rows,
          row -> row.attributes().namesJson().orElse(null));
      if (bytes.isPresent()) {
        var values = rows.stream().map(Row::bytes).toArray(byte[][]::new);
        statement.setArray(position, connection.createArrayOf("bytea", values));
      }
      statement.executeUpdate();
    }
  }

  private static void bind(
      Connection connection,
      PreparedStatement statement,
      int position,
      List<Row> rows,
      Function<Row, @Nullable String> value)
      throws SQLException {
    var values = rows.stream().map(value).toArray(String[]::new);
    statement.setArray(position, connection.createArrayOf("text", values));
  }
}
