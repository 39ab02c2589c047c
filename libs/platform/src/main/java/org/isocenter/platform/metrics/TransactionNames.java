package org.isocenter.platform.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * What PS3.18 calls the request of a method on a path. There are about thirty names, whatever
 * clients ask for.
 */
final class TransactionNames {

  static final String OTHER = "Other";

  private static final String ROOT = "dicom-web";

  /** A {@code *} stands for one segment, {@code **} for any number; the first row that fits. */
  private static final List<Row> ROWS =
      List.of(
          new Row("OPTIONS", "**", "RetrieveCapabilities"),
          new Row("POST,PUT", "studies/**", "Store"),
          new Row("DELETE", "studies/**", "Delete"),
          new Row("GET", "studies", "Search"),
          new Row("GET", "series", "Search"),
          new Row("GET", "instances", "Search"),
          new Row("GET", "studies/*/series", "Search"),
          new Row("GET", "studies/*/instances", "Search"),
          new Row("GET", "studies/*/series/*/instances", "Search"),
          new Row("GET", "studies/**/metadata", "RetrieveMetadata"),
          new Row("GET", "studies/**/rendered", "RetrieveRendered"),
          new Row("GET", "studies/**/thumbnail", "RetrieveThumbnail"),
          new Row("GET", "studies/*/series/*/instances/*/frames/*", "RetrieveFrames"),
          new Row("GET", "studies/*/series/*/instances/*/bulkdata/**", "RetrieveBulkData"),
          new Row("GET", "studies/**/bulkdata", "RetrieveBulkData"),
          new Row("GET", "studies/**/pixeldata", "RetrieveBulkData"),
          new Row("GET", "studies/*/series/*/instances/*/original", "RetrieveOriginal"),
          new Row("GET", "studies/**", "RetrieveInstances"),
          new Row("GET", "wado", "RetrieveByUri"),
          new Row("POST", "workitems", "CreateWorkitem"),
          new Row("GET", "workitems", "SearchWorkitems"),
          new Row("GET", "workitems/*", "RetrieveWorkitem"),
          new Row("POST", "workitems/*", "UpdateWorkitem"),
          new Row("PUT", "workitems/*/state", "ChangeWorkitemState"),
          new Row("POST", "workitems/*/cancelrequest", "RequestCancellation"),
          new Row("POST", "workitems/*/subscribers/*/suspend", "SuspendSubscription"),
          new Row("POST", "workitems/*/subscribers/*", "Subscribe"),
          new Row("DELETE", "workitems/*/subscribers/*", "Unsubscribe"),
          new Row("GET", "subscribers/**", "OpenEventChannel"),
          new Row("GET,POST", "commitment-requests/**", "StorageCommitment"),
          new Row(
              "GET,POST,PUT,DELETE", "modality-scheduled-procedure-steps/**", "ModalityWorklist"),
          new Row(
              "GET,POST,PUT,DELETE",
              "modality-performed-procedure-steps/**",
              "PerformProcedureStep"),
          new Row("GET,POST,PUT", "fhir/**", "Order"));

  private TransactionNames() {}

  /** The name of {@code method} on {@code path}, which begins at the server's root. */
  static String of(String method, String path) {
    List<String> segments =
        Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
    if (segments.isEmpty() || !segments.getFirst().equals(ROOT)) {
      return OTHER;
    }
    String served = method.equals("HEAD") ? "GET" : method;
    List<String> below = segments.subList(1, segments.size());
    return ROWS.stream()
        .filter(row -> row.fits(served, below))
        .map(Row::name)
        .findFirst()
        .orElse(OTHER);
  }

  private record Row(List<String> methods, List<String> pattern, String name) {
    Row(String methods, String pattern, String name) {
      this(List.of(methods.split(",")), List.of(pattern.split("/")), name);
    }

    boolean fits(String method, List<String> path) {
      return methods.contains(method) && matches(pattern, path);
    }

    private static boolean matches(List<String> pattern, List<String> path) {
      if (pattern.isEmpty()) {
        return path.isEmpty();
      }
      List<String> rest = pattern.subList(1, pattern.size());
      if (pattern.getFirst().equals("**")) {
        return rest.isEmpty() || (!path.isEmpty() && path.getLast().equals(rest.getLast()));
      }
      return !path.isEmpty()
          && (pattern.getFirst().equals("*") || pattern.getFirst().equals(path.getFirst()))
          && matches(rest, path.subList(1, path.size()));
    }
  }
}
