package org.isocenter.standalone;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.isocenter.conformance.http.Exchange;
import org.isocenter.conformance.suite.Finding;
import org.isocenter.conformance.suite.Finding.Verdict;
import org.isocenter.conformance.suite.Report;

/**
 * Each transaction of the server's own description with what the checks that passed asked of it:
 * parameters, media types, statuses, and the clauses that these checks stand for.
 */
final class TransactionTable {

  private static final List<String> METHODS = List.of("get", "post", "put", "delete");
  private static final String ROOT = "/dicom-web";

  /** Parameters begin with a small letter, but for this one; matching keys do not. */
  private static final Pattern PARAMETER = Pattern.compile("[a-z].*|TimezoneOffsetFromUTC");

  private final List<Row> rows = new ArrayList<>();

  TransactionTable(JsonObject paths, Report report) {
    for (var path : new TreeSet<>(paths.fieldNames())) {
      for (var method : METHODS) {
        var operation = paths.getJsonObject(path).getJsonObject(method);
        if (operation != null && path.startsWith(ROOT + "/")) {
          rows.add(new Row(method, path.substring(ROOT.length()), operation));
        }
      }
    }
    report.findings().stream().filter(it -> it.verdict() == Verdict.PASS).forEach(this::add);
  }

  private void add(Finding finding) {
    for (var exchange : finding.exchanges()) {
      rows.stream()
          .filter(row -> row.serves(exchange))
          .max(Comparator.comparingLong(Row::literals))
          .ifPresent(row -> row.add(finding, exchange));
    }
  }

  /** The transactions that no check got a success from. */
  List<String> unproven() {
    return rows.stream().filter(row -> row.types.isEmpty()).map(Row::name).toList();
  }

  String markdown() {
    var text =
        new StringBuilder(
            """
            # Transactions and their proof

            Every transaction below `/dicom-web`, with what the checks that passed have asked of it: query parameters and media types
            of successful answers, every status, and the clauses of PS3.18 that these checks stand for. Written by a test from the
            server's own description and the requests of `./isocenter conformance`; the checks one by one are in [checks.md](checks.md).

            | transaction | parameters | answered as | statuses | clauses (checks) |
            | --- | --- | --- | --- | --- |
            """);
    rows.forEach(row -> text.append(row.markdown()));
    return text.toString();
  }

  /** One transaction. */
  private static final class Row {

    private final String method;
    private final String path;
    private final String tags;
    private final Pattern pattern;
    private final Collection<String> parameters = new TreeSet<>();
    private final Collection<String> keys = new TreeSet<>();
    private final Collection<String> types = new TreeSet<>();
    private final Collection<Integer> statuses = new TreeSet<>();
    private final TreeMap<String, TreeSet<String>> checksByClause = new TreeMap<>();

    Row(String method, String path, JsonObject operation) {
      this.method = method.toUpperCase(Locale.ROOT);
      this.path = path;
      this.tags =
          String.join(
              ", ",
              operation.getJsonArray("tags", new JsonArray()).stream()
                  .map(String.class::cast)
                  .toList());
      this.pattern =
          Pattern.compile(
              Arrays.stream(path.split("/", -1))
                  .map(Row::segment)
                  .reduce((a, b) -> a + "/" + b)
                  .orElseThrow());
    }

    /** The last parameter of a BulkDataURI has slashes in it. */
    private static String segment(String segment) {
      return segment.equals("{path}")
          ? ".+"
          : segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment);
    }

    boolean serves(Exchange exchange) {
      var asked = exchange.method().equals("HEAD") ? "GET" : exchange.method();
      return asked.equals(method) && pattern.matcher(pathOf(exchange)).matches();
    }

    private static String pathOf(Exchange exchange) {
      return exchange.target().split("\\?", 2)[0];
    }

    /** Segments that are no parameters: of several templates the one with most of them is meant. */
    long literals() {
      return Arrays.stream(path.split("/", -1)).filter(it -> !it.startsWith("{")).count();
    }

    String name() {
      return method + " " + path;
    }

    void add(Finding finding, Exchange exchange) {
      statuses.add(exchange.status());
      checksByClause
          .computeIfAbsent(finding.check().section(), _ -> new TreeSet<>())
          .add(finding.check().text());
      if (exchange.status() < 300) {
        types.add(exchange.contentType().isEmpty() ? "no body" : type(exchange.contentType()));
        var query = exchange.target().split("\\?", 2);
        if (query.length == 2) {
          Arrays.stream(query[1].split("&", -1)).map(it -> it.split("=", 2)[0]).forEach(this::add);
        }
      }
    }

    private void add(String key) {
      (PARAMETER.matcher(key).matches() ? parameters : keys).add(key);
    }

    /** Without what differs from answer to answer. */
    private static String type(String contentType) {
      var parts = contentType.split(" *; *");
      var part =
          Arrays.stream(parts)
              .filter(it -> it.startsWith("type="))
              .findFirst()
              .map(it -> "; " + it);
      return parts[0] + part.orElse("").replace("\"", "");
    }

    String markdown() {
      var asked = new ArrayList<>(parameters);
      if (!keys.isEmpty()) {
        asked.add(keys.size() + " matching keys");
      }
      var clauses =
          checksByClause.entrySet().stream()
              .map(entry -> entry.getKey() + " (" + entry.getValue().size() + ")")
              .toList();
      return "| %s: `%s` | %s | %s | %s | %s |%n"
          .formatted(
              tags,
              name(),
              String.join(", ", asked),
              String.join(", ", types),
              String.join(", ", statuses.stream().map(String::valueOf).toList()),
              String.join(", ", clauses));
    }
  }
}
