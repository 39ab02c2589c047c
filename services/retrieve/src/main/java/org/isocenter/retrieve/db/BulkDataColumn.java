package org.isocenter.retrieve.db;

import java.util.List;
import java.util.stream.Collectors;
import org.isocenter.events.BulkValue;

/** The values of an instance as one column: a line {@code path vr offset length} each. */
final class BulkDataColumn {

  private BulkDataColumn() {}

  static String format(List<BulkValue> values) {
    return values.stream()
        .map(v -> "%s %s %d %d".formatted(v.path(), v.vr(), v.offset(), v.length()))
        .collect(Collectors.joining("\n"));
  }

  static List<BulkValue> parse(String column) {
    return column.lines().map(BulkDataColumn::parseLine).toList();
  }

  private static BulkValue parseLine(String line) {
    String[] fields = line.split(" ", -1);
    return new BulkValue(
        fields[0], fields[1], Long.parseLong(fields[2]), Long.parseLong(fields[3]));
  }
}
