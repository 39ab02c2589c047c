package org.isocenter.deploy.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The committed configuration in a real HAProxy, with servers behind it that say their names. */
class GatewayTest {
  private static final Path CONFIGURATION = Path.of("gateway/haproxy.cfg");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<HttpServer> SERVERS = new ArrayList<>();

  private static Process haproxy;
  private static String root;

  /** Every service has a loopback address of its own, for their ports are fixed. */
  @BeforeAll
  static void start() throws Exception {
    requireHaproxy();
    int port = freePort();
    var builder = new ProcessBuilder("haproxy", "-f", CONFIGURATION.toString());
    builder.environment().put("GATEWAY_ADDRESS", "127.0.0.1:" + port);
    var services = RouteTable.read(Path.of("routes.tsv")).services();
    for (var service : services) {
      var host = "127.77.%d.%d".formatted(port >> 8, 1 + services.indexOf(service));
      serve(host, 8080, service);
      serve(host, 9000, "ready");
      builder.environment().put(service.toUpperCase(Locale.ROOT) + "_HOST", host);
    }
    haproxy = builder.inheritIO().start();
    root = "http://127.0.0.1:" + port;
    awaitStart();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (haproxy != null) {
      haproxy.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    SERVERS.forEach(server -> server.stop(0));
  }

  /** Debian: apt-get install haproxy. */
  private static void requireHaproxy() {
    boolean there =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "haproxy")));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as("HAProxy is installed").isTrue();
    }
    assumeTrue(there, "Left out: HAProxy is not installed");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void serve(String host, int port, String answer) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.createContext(
        "/",
        exchange -> {
          var proto = exchange.getRequestHeaders().getFirst("X-Forwarded-Proto");
          var text =
              answer + " " + proto + " " + exchange.getRequestHeaders().get("X-Forwarded-For");
          exchange.getResponseHeaders().add("X-Answered-By", answer);
          exchange.getResponseHeaders().add("X-Seen", text);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    SERVERS.add(server);
  }

  private static void awaitStart() throws Exception {
    for (int attempt = 0; attempt < 200; attempt++) {
      try {
        send("GET", "/gateway/health");
        return;
      } catch (IOException e) {
        assertThat(haproxy.isAlive()).as("HAProxy takes the configuration").isTrue();
        haproxy.waitFor(100, TimeUnit.MILLISECONDS);
      }
    }
    throw new IOException("HAProxy does not answer");
  }

  @Test
  void sendsEachDocumentedResourceToItsService() throws Exception {
    for (var resource : Resource.documented()) {
      var answer = send(resource.method(), "/dicom-web" + resource.path());

      assertThat(answer.headers().firstValue("X-Answered-By"))
          .as("%s %s", resource.method(), resource.path())
          .contains(resource.service());
    }
  }

  @Test
  void answersByItselfWhatNobodyHas() throws Exception {
    var answer = send("GET", "/q/metrics");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void believesNobodyWhoClaimsToHaveForwarded() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(root + "/dicom-web/studies"))
            .header("X-Forwarded-For", "198.51.100.7")
            .header("X-Forwarded-Proto", "https")
            .build();

    var answer = HTTP.send(request, BodyHandlers.ofString(UTF_8));

    assertThat(answer.headers().firstValue("X-Seen")).contains("query http [127.0.0.1]");
  }

  private static HttpResponse<String> send(String method, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(root + path)).method(method, BodyPublishers.noBody());
    return HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
  }
}
