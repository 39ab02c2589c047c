package org.isocenter.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.isocenter.conformance.suite.Finding.Verdict;
import org.junit.jupiter.api.Test;

class SuiteTest {

  @Test
  void everyCheckIsNamedOnceAndCitesItsClause() {
    var checks = Suite.checks();

    assertThat(checks).hasSizeGreaterThan(250);
    assertThat(checks).allMatch(check -> !check.section().isBlank() && !check.text().isBlank());
    var ids = checks.stream().map(Check::id).toList();
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
  }

  @Test
  void aServerThatSaysYesToEverythingFails() throws IOException, InterruptedException {
    var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/dicom+json");
          var body = "[{}]".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      var root = URI.create("http://localhost:" + server.getAddress().getPort() + "/dicom-web");
      var report =
          Suite.run(
              root,
              Pattern.compile("limit that is no number|an unknown type is refused"),
              new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

      assertThat(report.findings())
          .hasSize(2)
          .extracting(Finding::verdict)
          .containsOnly(Verdict.FAIL, Verdict.SKIP);
    } finally {
      server.stop(0);
    }
  }
}
