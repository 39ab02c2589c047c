package org.isocenter.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A piece of SQL and the values of its placeholders. Values never enter the text: what clients send
 * is bound, always.
 */
public record Sql(String text, List<Object> values) {

  public Sql {
    values = List.copyOf(values);
  }

  public static Sql of(String text, Object... values) {
    return new Sql(text, List.of(values));
  }

  /** All of the conditions; of none, the one that always holds. */
  public static Sql and(List<Sql> conditions) {
    return conditions.isEmpty() ? of("true") : joined(conditions, " AND ");
  }

  /** Any of the conditions; of none, the one that never holds. */
  public static Sql or(List<Sql> conditions) {
    if (conditions.isEmpty()) {
      return of("false");
    }
    var any = joined(conditions, " OR ");
    return new Sql("(" + any.text + ")", any.values);
  }

  /** Pieces one after another. */
  public static Sql concat(Sql... pieces) {
    return joined(List.of(pieces), "");
  }

  /** The value of {@code column} lies between two bounds, of which either may be open. */
  public static <T> Sql between(String column, Optional<T> first, Optional<T> last) {
    if (first.isPresent() && first.equals(last)) {
      return of(column + " = ?", first.get());
    }
    var bounds = new ArrayList<Sql>();
    first.ifPresent(bound -> bounds.add(of(column + " >= ?", bound)));
    last.ifPresent(bound -> bounds.add(of(column + " <= ?", bound)));
    return and(bounds);
  }

  private static Sql joined(List<Sql> pieces, String separator) {
    var text = pieces.stream().map(Sql::text).collect(Collectors.joining(separator));
    var values = new ArrayList<>();
    pieces.forEach(piece -> values.addAll(piece.values));
    return new Sql(text, values);
  }
}
