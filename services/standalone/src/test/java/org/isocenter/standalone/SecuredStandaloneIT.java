package org.isocenter.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.isocenter.testsupport.identity.StubIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All services behind bearer tokens, web sockets and server-sent events among them. */
class SecuredStandaloneIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CARRIER = "bearer-token-carrier";

  @TempDir static Path folder;

  private static StubIssuer issuer;
  private static RunningStandalone isocenter;
  private static String root;

  @BeforeAll
  static void start() throws Exception {
    issuer = StubIssuer.start();
    isocenter =
        RunningStandalone.start(
            folder,
            "-Disocenter.authentication=oidc",
            "-Dquarkus.oidc.auth-server-url=" + issuer.url(),
            "-Dquarkus.oidc.token.audience=" + StubIssuer.AUDIENCE);
    root = isocenter.awaitReady().replaceFirst(".* at ", "");
  }

  @AfterAll
  static void stop() {
    isocenter.close();
    issuer.close();
  }

  private static int status(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(root + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofInputStream()).statusCode();
  }

  private static WebSocket open(String... subprotocols) {
    var handshake = HTTP.newWebSocketBuilder();
    if (subprotocols.length > 0) {
      handshake.subprotocols(
          subprotocols[0],
          List.of(subprotocols).subList(1, subprotocols.length).toArray(String[]::new));
    }
    var uri = URI.create(root.replaceFirst("^http", "ws") + "/subscribers/VIEWER");
    return handshake.buildAsync(uri, new WebSocket.Listener() {}).join();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/studies",
        "/studies/1.2/metadata",
        "/wado",
        "/workitems",
        "/subscribers/VIEWER",
        "/subscribers/VIEWER/events",
        "/modality-scheduled-procedure-steps",
        "/nothing"
      })
  void nothingIsAnsweredWithoutAToken(String path) throws Exception {
    assertThat(status(path)).isEqualTo(401);
    assertThat(status(path, "Authorization", "Bearer " + issuer.expiredToken())).isEqualTo(401);
    assertThat(status(path, "Authorization", "Bearer " + issuer.token())).isNotEqualTo(401);
  }

  @Test
  void aWebSocketTakesItsTokenAsAHeaderOrAsASubprotocol() {
    var carried =
        URLEncoder.encode(
                "quarkus-http-upgrade#Authorization#Bearer " + issuer.token(),
                StandardCharsets.UTF_8)
            .replace("+", "%20");

    var socket = open(CARRIER, carried);

    assertThat(socket.getSubprotocol()).isEqualTo(CARRIER);
    socket.abort();
    assertThatThrownBy(SecuredStandaloneIT::open).isInstanceOf(CompletionException.class);
  }

  @Test
  void beyondLoopbackItDoesNotStartUndecided(@TempDir Path other)
      throws IOException, InterruptedException {
    try (var open = RunningStandalone.start(other, "-Dquarkus.http.host=0.0.0.0")) {
      assertThat(open.awaitEnd()).isEqualTo(1);
      assertThat(open.errors())
          .startsWith("Isocenter did not start. Whoever reaches 0.0.0.0 could")
          .contains("isocenter.authentication=oidc")
          .hasLineCount(1);
    }
  }
}
