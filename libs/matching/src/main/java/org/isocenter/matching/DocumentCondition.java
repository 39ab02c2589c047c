package org.isocenter.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;

/**
 * Criteria on documents as SQL conditions. Single values are served by the index of documents;
 * others are looked up in each document that the remaining criteria leave. Criteria below one
 * sequence have to be met by one item of it, PS3.4 section C.2.2.2.6.
 */
public final class DocumentCondition {

  private final String alias;
  private final String schema;
  private final List<Sql> conditions = new ArrayList<>();
  private int items;

  private DocumentCondition(String alias, String schema) {
    this.alias = alias;
    this.schema = schema;
  }

  /**
   * All {@code criteria}.
   *
   * @param alias of a table with the documents in a column {@code attributes} and the keys of their
   *     names, see {@link NameCollector}, in a column {@code names}
   * @param schema that has the functions {@code day}, {@code time_of_day}, {@code moment} and
   *     {@code utc_offset}
   */
  public static List<Sql> of(String alias, String schema, List<DocumentCriterion> criteria) {
    var made = new DocumentCondition(alias, schema);
    made.addContained(criteria);
    criteria.stream()
        .filter(criterion -> criterion.vr() == Vr.PN)
        .forEach(criterion -> made.conditions.add(made.ofName(criterion)));
    var others = criteria.stream().filter(criterion -> criterion.vr() != Vr.PN).toList();
    made.conditions.addAll(made.ofItem(alias + ".attributes", others, 0));
    return made.conditions;
  }

  /** All single values at once. */
  private void addContained(List<DocumentCriterion> criteria) {
    var contained = new DocumentPattern();
    for (var criterion : criteria) {
      if (isSingle(criterion)) {
        contained.add(criterion.path(), criterion.vr(), values(criterion).getFirst());
      }
    }
    if (!contained.isEmpty()) {
      conditions.add(contains(alias + ".attributes", contained));
    }
  }

  private static boolean isSingle(DocumentCriterion criterion) {
    return criterion.vr() != Vr.PN && values(criterion).size() == 1;
  }

  private static List<String> values(DocumentCriterion criterion) {
    return switch (criterion.matching()) {
      case Matching.AnyOf(var values) -> values;
      case Matching.AnyNumber(var numbers) -> numbers.stream().map(String::valueOf).toList();
      case Matching.Wildcard _,
          Matching.Empty _,
          Matching.Alike _,
          Matching.Dates _,
          Matching.Times _,
          Matching.DateTimes _ ->
          List.of();
    };
  }

  /** Names are compared in a form of their own, beside the document. */
  private Sql ofName(DocumentCriterion criterion) {
    var outer = Tag.toHex(criterion.path().getFirst());
    var inner = criterion.path().stream().skip(1).map(Tag::toHex).collect(Collectors.joining("."));
    var keys = alias + ".names -> '" + outer + "' -> '" + inner + "'";
    if (criterion.matching() instanceof Matching.Empty) {
      return Sql.of("(" + keys + ") IS NULL");
    }
    return exists(
        "jsonb_array_elements_text(" + keys + ") AS one",
        NameCondition.of("one", criterion.matching()));
  }

  private static Sql exists(String from, Sql where) {
    return Sql.concat(Sql.of("EXISTS (SELECT 1 FROM " + from + " WHERE "), where, Sql.of(")"));
  }

  /** Conditions on {@code item}, a document or an item within, {@code depth} sequences down. */
  private List<Sql> ofItem(String item, List<DocumentCriterion> criteria, int depth) {
    var result = new ArrayList<Sql>();
    var bySequence = new LinkedHashMap<Integer, List<DocumentCriterion>>();
    for (var criterion : criteria) {
      var rest = criterion.path().subList(depth, criterion.path().size());
      if (criterion.matching() instanceof Matching.Empty) {
        result.add(Sql.of("NOT jsonb_path_exists(" + item + ", '" + path(rest) + "')"));
      } else if (rest.size() == 1) {
        ofValue(item, criterion, depth).ifPresent(result::add);
      } else {
        bySequence.computeIfAbsent(rest.getFirst(), _ -> new ArrayList<>()).add(criterion);
      }
    }
    bySequence.forEach((tag, inner) -> {
      if (!inner.stream().allMatch(DocumentCondition::isSingle)) {
        var name = "item" + items++;
        result.add(
            exists(
                "jsonb_path_query(" + item + ", '" + path(List.of(tag)) + "') AS " + name,
                Sql.and(ofItem(name, inner, depth + 1))));
      }
    });
    return result;
  }

  /** Of single values at the top, containment has said all. */
  private Optional<Sql> ofValue(String item, DocumentCriterion criterion, int depth) {
    if (depth == 0 && isSingle(criterion)) {
      return Optional.empty();
    }
    if (!values(criterion).isEmpty()) {
      return Optional.of(anyValue(item, criterion));
    }
    var path = path(List.of(criterion.path().getLast()));
    return Optional.of(
        exists(
            "jsonb_path_query(" + item + ", '" + path + "') AS one", ofOne(criterion.matching())));
  }

  private static Sql anyValue(String item, DocumentCriterion criterion) {
    return Sql.or(
        values(criterion).stream()
            .map(value -> {
              var pattern = new DocumentPattern();
              pattern.add(List.of(criterion.path().getLast()), criterion.vr(), value);
              return contains(item, pattern);
            })
            .toList());
  }

  private static Sql contains(String document, DocumentPattern pattern) {
    return Sql.of(document + " @> ?::jsonb", pattern.json());
  }

  private Sql ofOne(Matching matching) {
    var text = "one #>> '{}'";
    return switch (matching) {
      case Matching.Wildcard(var patterns) ->
          Sql.of(
              text + " LIKE ANY (?)",
              (Object) patterns.stream().map(LikePattern::ofWildcard).toArray(String[]::new));
      case Matching.Dates(var first, var last) ->
          Sql.between(schema + ".day(" + text + ")", first, last);
      case Matching.Times(var first, var last, _) ->
          Sql.between(schema + ".time_of_day(" + text + ")", first, last);
      case Matching.DateTimes(var first, var last, var inUtc) ->
          Sql.between(
              inUtc
                  ? "(%2$s.moment(%1$s) - COALESCE(%2$s.utc_offset(%1$s), interval '0'))"
                      .formatted(text, schema)
                  : schema + ".moment(" + text + ")",
              first,
              last);
      case Matching.AnyOf _, Matching.AnyNumber _, Matching.Empty _, Matching.Alike _ ->
          throw new IllegalArgumentException("not a matching of one value: " + matching);
    };
  }

  /** A path holds hexadecimal digits of our own making, nothing a client wrote. */
  private static String path(List<Integer> tags) {
    return tags.stream()
        .map(tag -> ".\"" + Tag.toHex(tag) + "\".Value[*]")
        .collect(Collectors.joining("", "$", ""));
  }
}
