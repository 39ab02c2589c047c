package org.isocenter.retrieve.db;

import java.util.List;
import java.util.stream.Collectors;
import org.isocenter.events.BulkValue;
import org.isocenter.retrieve.app.BulkDataSelection;

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

  /** Whether a row has such values, as SQL. */
  static String condition(BulkDataSelection selection) {
    return switch (selection) {
      case ALL -> "bulk_data <> ''";
      case PIXEL_DATA -> "bulk_data ~ '(^|\\n)7FE000(10|08|09) '";
    };
  }

  private static BulkValue parseLine(String line) {
    String[] fields = line.split(" ", -1);
    return new BulkValue(
        fields[0], fields[1], Long.parseLong(fields[2]), Long.parseLong(fields[3]));
  }
}
