package org.isocenter.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.isocenter.conformance.suite.Finding;
import org.isocenter.conformance.suite.Finding.Verdict;
import org.isocenter.conformance.suite.Report;
import org.isocenter.conformance.suite.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients of the whole server meet, whichever service answers. */
class StudiesServiceIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final List<String> METHODS = List.of("get", "post", "put", "delete");

  /** JPEG XL is delivered as stored. */
  private static final Pattern NOT_DECODED =
      Pattern.compile("of jxl [^:]*decoded(, the default| to Explicit VR Little Endian)");

  @TempDir static Path folder;

  private static RunningStandalone isocenter;
  private static String root;

  @BeforeAll
  static void start() throws IOException {
    isocenter = RunningStandalone.start(folder);
    root = isocenter.awaitReady().replaceFirst(".* at ", "");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    isocenter.terminate();
    isocenter.close();
  }

  @Test
  void aViewerServedByThisMachineMayReadAndOthersMayNot() throws Exception {
    var allowed = preflight("http://localhost:3000");
    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(header(allowed, "Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
    assertThat(header(allowed, "Access-Control-Allow-Methods")).contains("POST");

    var read =
        send(
            request("/studies")
                .header("Origin", "http://127.0.0.1:8042")
                .header("Accept", "application/dicom+json"));
    assertThat(header(read, "Access-Control-Allow-Origin")).isEqualTo("http://127.0.0.1:8042");
    assertThat(header(read, "Access-Control-Expose-Headers"))
        .contains("Content-Range", "ETag", "Warning", "Location");

    for (String other : List.of("https://example.com", "http://localhost.example.com")) {
      assertThat(preflight(other).statusCode()).as(other).isEqualTo(403);
    }
  }

  private static HttpResponse<String> preflight(String origin) throws Exception {
    return send(
        request("/studies")
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type"));
  }

  /** The suite by clause of PS3.18. That JPEG XL is not decoded is all that may be missing. */
  @Test
  void theConformanceSuiteFindsNothingButThatJpegXlIsNotDecoded() throws Exception {
    var findings = new ByteArrayOutputStream();
    var report =
        Suite.run(URI.create(root), Pattern.compile(""), new PrintStream(findings, true, UTF_8));
    report.write(Path.of("target/conformance.json"));

    assertThat(report.count(Verdict.PASS)).isGreaterThan(800);
    assertThat(report.failures())
        .extracting(finding -> finding.check().text() + ": " + finding.seen())
        .allMatch(text -> NOT_DECODED.matcher(text).find());
    requireDocumented("checks.md", checks(report));
    var transactions = new TransactionTable(description(), report);
    assertThat(transactions.unproven()).isEmpty();
    requireDocumented("transactions.md", transactions.markdown());
  }

  private static String checks(Report report) {
    var text =
        new StringBuilder(
            """
            # Checks

            What `./isocenter conformance` asks of the server, by clause of PS3.18, and what came of it. Written by a test; the suite is
            in `libs/conformance`. *not decoded*: JPEG XL is sent as stored. *optional*: the standard leaves it open, and
            it is not there.

            | clause | check | result |
            | --- | --- | --- |
            """);
    for (Finding finding : report.findings()) {
      var result =
          switch (finding.verdict()) {
            case PASS -> "passed";
            case FAIL -> "not decoded";
            case SKIP -> "optional";
          };
      text.append(
          "| %s | %s | %s |%n"
              .formatted(
                  finding.check().section(), finding.check().text().replace("|", "\\|"), result));
    }
    return text.toString();
  }

  private static void requireDocumented(String name, String text) throws IOException {
    Files.writeString(Path.of("target", name), text);
    assertThat(Path.of("../../docs", name))
        .as("copy services/standalone/target/%s to docs/ when the change is meant", name)
        .content(UTF_8)
        .isEqualTo(text);
  }

  /** One description of all services, whose prose is docs/conformance.md. */
  @Test
  void theListOfResourcesInTheDocumentationIsTheServersOwn() throws Exception {
    requireDocumented("resources.md", list(description()));
  }

  /** The paths of the server's OpenAPI document. */
  private static JsonObject description() throws Exception {
    var openApi =
        send(
            request("")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Accept", "application/json"));
    assertThat(openApi.statusCode()).isEqualTo(200);
    return new JsonObject(openApi.body()).getJsonObject("paths");
  }

  private static String list(JsonObject paths) {
    var text =
        new StringBuilder(
            """
            # Resources

            All resources below `/dicom-web`, as `OPTIONS` describes them. Written by a test from the server's own
            OpenAPI document; what they do and mean is said in [conformance.md](conformance.md).

            | method | path | transaction | answers |
            | --- | --- | --- | --- |
            """);
    var sorted = new ArrayList<>(paths.fieldNames());
    sorted.sort(String::compareTo);
    for (String path : sorted) {
      for (String method : METHODS) {
        var operation = paths.getJsonObject(path).getJsonObject(method);
        if (operation != null && path.startsWith("/dicom-web/")) {
          text.append(line(method, path.substring("/dicom-web".length()), operation));
        }
      }
    }
    return text.toString();
  }

  private static String line(String method, String path, JsonObject operation) {
    var statuses = new ArrayList<>(operation.getJsonObject("responses").fieldNames());
    statuses.sort(String::compareTo);
    return "| %s | `%s` | %s: %s | %s |%n"
        .formatted(
            method.toUpperCase(Locale.ROOT),
            path,
            String.join(
                ", ",
                operation.getJsonArray("tags", new JsonArray()).stream()
                    .map(String.class::cast)
                    .toList()),
            operation.getString("summary", ""),
            String.join(", ", statuses));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
