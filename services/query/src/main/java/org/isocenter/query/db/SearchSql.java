package org.isocenter.query.db;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.matching.DocumentCondition;
import org.isocenter.matching.DocumentCriterion;
import org.isocenter.matching.Matching;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.Criterion;
import org.isocenter.query.app.Level;
import org.isocenter.query.app.SearchRequest;
import org.isocenter.query.app.SearchScope;

/**
 * One search as one statement. Parents are joined only when something of theirs is asked for; the
 * study and series of the path are looked up first, so that the order of what is below them comes
 * from an index.
 */
final class SearchSql {

  private static final String STUDY_OF_PATH =
      "(SELECT pk FROM query.study WHERE study_instance_uid = ?)";

  /** Longer metadata is read alone, so that fetched rows stay small. */
  private static final int LONG_METADATA = 256 << 10;

  private final SearchRequest request;
  private final SearchScope scope;
  private final ResultOrder order;
  private final Optional<List<String>> lastBefore;
  private final List<Integer> computedTags;
  private final List<Level> documentLevels;

  /**
   * The search as SQL.
   *
   * @param lastBefore key of the row behind which the page begins, if it is known; otherwise the
   *     rows before it are counted
   */
  SearchSql(SearchRequest request, Optional<List<String>> lastBefore) {
    this.request = request;
    this.scope = request.scope();
    this.order = ResultOrder.of(scope);
    this.lastBefore = lastBefore;
    this.computedTags = Column.tags().stream().filter(this::isSelected).toList();
    this.documentLevels =
        EnumSet.allOf(Level.class).stream()
            .filter(scope.level()::isWithin)
            .filter(request.fields()::needsDocumentOf)
            .toList();
  }

  /** UIDs that the path names are known; others are always needed, for the Retrieve URL. */
  private boolean isSelected(int tag) {
    return switch (tag) {
      case Tags.STUDY_INSTANCE_UID -> scope.study().isEmpty();
      case Tags.SERIES_INSTANCE_UID ->
          scope.level().isWithin(Level.SERIES) && scope.series().isEmpty();
      case Tags.SOP_INSTANCE_UID -> scope.level() == Level.INSTANCE;
      case Tags.SOP_CLASS_UID,
          Tags.MODALITIES_IN_STUDY,
          Tags.SOP_CLASSES_IN_STUDY,
          Tags.NUMBER_OF_STUDY_RELATED_SERIES,
          Tags.NUMBER_OF_STUDY_RELATED_INSTANCES,
          Tags.NUMBER_OF_SERIES_RELATED_INSTANCES ->
          request.fields().includes(tag);
      default -> false;
    };
  }

  /** Whether one plan serves all values: identifiers are looked up, or nothing is matched. */
  boolean isByKeysAlone() {
    return offset() == 0
        && request.criteria().stream()
            .allMatch(criterion ->
                criterion instanceof Criterion.OfColumn column
                    && column.matching() instanceof Matching.AnyOf
                    && Column.of(column.attribute().tag()).type() == Column.Type.TEXT);
  }

  /** Attributes that the index computes, in the order of the first result columns. */
  List<Integer> computedTags() {
    return computedTags;
  }

  /** The levels whose documents follow them. */
  List<Level> documentLevels() {
    return documentLevels;
  }

  /** The results of the page, no more than {@code limit}. */
  Sql results(int limit) {
    if (scope.level() == Level.STUDY && offset() > 0) {
      return resultsOfLaterPage(limit);
    }
    return Sql.concat(Sql.of("SELECT " + selected()), body(representative()), page(limit));
  }

  /** Studies before the page are passed over in the index of the order, none of them read. */
  private Sql resultsOfLaterPage(int limit) {
    return Sql.concat(
        Sql.of(
            "SELECT "
                + selected()
                + " FROM query.study s"
                + representative()
                + " WHERE s.pk = ANY (ARRAY(SELECT s.pk"),
        body(""),
        page(limit),
        Sql.of(")) ORDER BY " + order.orderBy()));
  }

  /** The limit is part of the text: plans differ with it, and clients use few of them. */
  private Sql page(int limit) {
    var page = Sql.of(" ORDER BY " + order.orderBy() + " LIMIT " + limit);
    return offset() == 0 ? page : Sql.concat(page, Sql.of(" OFFSET ?", offset()));
  }

  private long offset() {
    return lastBefore.isPresent() ? 0 : request.offset();
  }

  /** One row if there is a result after the limit. */
  Sql resultBeyondLimit() {
    return Sql.concat(
        Sql.of("SELECT 1"), body(""), Sql.of(" LIMIT 1 OFFSET ?", offset() + request.limit()));
  }

  private String selected() {
    var expressions = new ArrayList<String>();
    computedTags.forEach(tag -> expressions.add(Column.of(tag).qualified()));
    documentLevels.forEach(level -> expressions.add(Column.alias(level) + ".document"));
    if (hasMetadata()) {
      var alias = scope.level() == Level.INSTANCE ? Column.alias(Level.INSTANCE) : "m";
      expressions.add(alias + ".pk");
      expressions.add(
          "CASE WHEN octet_length(%1$s.metadata) <= %2$d THEN %1$s.metadata END"
              .formatted(alias, LONG_METADATA));
    }
    if (request.walk().isPresent()) {
      expressions.add(order.key());
    }
    return String.join(", ", expressions);
  }

  /** Whether two columns follow: the primary key of an instance, and its metadata unless long. */
  boolean hasMetadata() {
    return request.fields().needsStored();
  }

  /** The instance that speaks for its series or study where the index is silent: the first one. */
  private String representative() {
    if (!hasMetadata()) {
      return "";
    }
    return switch (scope.level()) {
      case STUDY ->
          " LEFT JOIN LATERAL (SELECT x.pk, x.metadata FROM query.instance x WHERE x.study_pk ="
              + " s.pk ORDER BY x.series_pk, x.ordinal, x.pk LIMIT 1) m ON true";
      case SERIES ->
          " LEFT JOIN LATERAL (SELECT x.pk, x.metadata FROM query.instance x"
              + " WHERE x.study_pk = e.study_pk AND x.series_pk = e.pk"
              + " ORDER BY x.ordinal, x.pk LIMIT 1) m ON true";
      case INSTANCE -> "";
    };
  }

  private Sql body(String joined) {
    var conditions = new ArrayList<>(pathConditions());
    lastBefore.ifPresent(key -> conditions.add(order.after(key)));
    for (var criterion : request.criteria()) {
      switch (criterion) {
        case Criterion.OfColumn column -> conditions.add(ColumnCondition.of(column));
        case Criterion.OfPeriod period -> conditions.add(PeriodCondition.of(period));
        case Criterion.OfDeclared declared ->
            conditions.add(DeclaredCondition.of(scope.level(), declared));
        case Criterion.OfDocument _ -> {} // those of one level together, below
      }
    }
    for (var level : Level.values()) {
      conditions.addAll(
          DocumentCondition.of(Column.alias(level), "query", documentCriteria(level)));
    }
    return Sql.concat(Sql.of(" FROM " + from() + joined + " WHERE "), Sql.and(conditions));
  }

  private List<DocumentCriterion> documentCriteria(Level level) {
    return request.criteria().stream()
        .filter(criterion -> criterion.level() == level)
        .filter(Criterion.OfDocument.class::isInstance)
        .map(Criterion.OfDocument.class::cast)
        .map(one -> new DocumentCriterion(one.path(), one.vr(), one.matching()))
        .toList();
  }

  private List<Sql> pathConditions() {
    var conditions = new ArrayList<Sql>();
    if (scope.study().isEmpty()) {
      return conditions;
    }
    var alias = Column.alias(scope.level());
    String study = scope.study().get();
    conditions.add(Sql.of(alias + ".study_pk = " + STUDY_OF_PATH, study));
    scope
        .series()
        .ifPresent(series ->
            conditions.add(
                Sql.of(
                    alias
                        + ".series_pk = (SELECT pk FROM query.series WHERE study_pk = "
                        + STUDY_OF_PATH
                        + " AND series_instance_uid = ?)",
                    study,
                    series)));
    return conditions;
  }

  private String from() {
    var needed = neededLevels();
    return switch (scope.level()) {
      case STUDY -> "query.study s";
      case SERIES ->
          "query.series e"
              + joined(needed, Level.STUDY, " JOIN query.study s ON s.pk = e.study_pk");
      case INSTANCE ->
          "query.instance i"
              + joined(needed, Level.SERIES, " JOIN query.series e ON e.pk = i.series_pk")
              + joined(needed, Level.STUDY, " JOIN query.study s ON s.pk = i.study_pk");
    };
  }

  private static String joined(Set<Level> needed, Level level, String join) {
    return needed.contains(level) ? join : "";
  }

  private Set<Level> neededLevels() {
    var needed = EnumSet.noneOf(Level.class);
    needed.addAll(documentLevels);
    computedTags.forEach(tag -> needed.add(Column.of(tag).level()));
    request.criteria().stream()
        .filter(criterion -> !(criterion instanceof Criterion.OfDeclared))
        .map(Criterion::level)
        .forEach(needed::add);
    return needed;
  }
}
