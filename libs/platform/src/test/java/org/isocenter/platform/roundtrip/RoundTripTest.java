package org.isocenter.platform.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The check passes where a server keeps what it was given, and says what is wrong where not. */
class RoundTripTest {

  private static final int FRAME = 256;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, String> variables = new HashMap<>();
  private volatile byte[] stored = new byte[0];
  private volatile String token = "";
  private final HttpServer server;

  RoundTripTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/dicom-web", exchange -> answer(exchange, false));
    server.createContext("/realm", this::issue);
    server.start();
    for (String name : List.of("STORE", "SEARCH", "RETRIEVE")) {
      variables.put("ROUND_TRIP_" + name, address("/dicom-web"));
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void passesWhereEverythingIsKept() throws Exception {
    variables.put("ROUND_TRIP_DELETE", "true");

    check();

    assertThat(requests)
        .extracting(request -> request.split(" ", -1)[0])
        .containsExactly("POST", "GET", "GET", "GET", "DELETE");
  }

  @Test
  void leavesTheStudyUnlessTold() throws Exception {
    check();

    assertThat(requests).noneMatch(request -> request.startsWith("DELETE"));
  }

  @Test
  void saysWhatWasAlteredOnTheWay() {
    server.removeContext("/dicom-web");
    server.createContext("/dicom-web", exchange -> answer(exchange, true));

    assertThatThrownBy(this::check)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not what was stored")
        .hasMessageContaining("/instances/");
  }

  @Test
  void saysThatATokenIsMissing() {
    token = "secret";

    assertThatThrownBy(this::check)
        .hasMessageContaining("POST " + address("/dicom-web/studies") + " answers 401");
  }

  @Test
  void bringsTheTokenThatItWasGiven() {
    token = "given";
    variables.put("ROUND_TRIP_TOKEN", "given\n");

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void asksTheIssuerForAToken() {
    token = "issued";
    variables.put("ROUND_TRIP_ISSUER", address("/realm/"));
    variables.put("ROUND_TRIP_CLIENT_ID", "tester");
    variables.put("ROUND_TRIP_CLIENT_SECRET", "s:cret");

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void saysWhichSettingIsMissing() {
    variables.remove("ROUND_TRIP_SEARCH");

    assertThatThrownBy(this::check).hasMessage("Set ROUND_TRIP_SEARCH.");
  }

  private void check() throws IOException, InterruptedException {
    RoundTrip.run(new Settings(variables), new SecureRandom());
  }

  private String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange, boolean altered) throws IOException {
    String path = exchange.getRequestURI().toString();
    requests.add(exchange.getRequestMethod() + " " + path);
    byte[] body = exchange.getRequestBody().readAllBytes();
    String bearer = Objects.requireNonNullElse(header(exchange, "Authorization"), "Bearer ");
    if (!bearer.equals("Bearer " + token)) {
      send(exchange, 401, "who are you".getBytes(StandardCharsets.UTF_8));
    } else if (exchange.getRequestMethod().equals("POST")) {
      stored = body;
      send(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      send(exchange, 204, new byte[0]);
    } else if (path.contains("?")) {
      send(exchange, 200, path.getBytes(StandardCharsets.UTF_8));
    } else {
      byte[] wanted = path.endsWith("/frames/1") ? frame() : stored.clone();
      wanted[0] ^= (byte) (altered ? 1 : 0);
      send(exchange, 200, wanted);
    }
  }

  /** The pixels are the last element. */
  private byte[] frame() {
    return Arrays.copyOfRange(stored, stored.length - FRAME, stored.length);
  }

  private void issue(HttpExchange exchange) throws IOException {
    boolean discovery = exchange.getRequestURI().getPath().endsWith("openid-configuration");
    // "tester:s%3Acret", as RFC 6749 section 2.3.1 has it.
    boolean known = "Basic dGVzdGVyOnMlM0FjcmV0".equals(header(exchange, "Authorization"));
    String answer =
        discovery
            ? "{\"token_endpoint\": \"" + address("/realm/token").replace("/", "\\/") + "\"}"
            : "{\"access_token\":\"issued\",\"expires_in\":60}";
    send(exchange, discovery || known ? 200 : 401, answer.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
