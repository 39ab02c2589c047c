package org.isocenter.testsupport.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID Connect issuer that is a discovery document, one key at a time and whatever token a
 * test asks for.
 */
public final class StubIssuer implements AutoCloseable {
  /** The audience of {@link #token()}. */
  public static final String AUDIENCE = "isocenter";

  private final HttpServer server;
  private final AtomicInteger keys = new AtomicInteger();
  private volatile SigningKey key = SigningKey.generate("key-0");

  private StubIssuer(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port of the loopback interface. */
  public static StubIssuer start() throws IOException {
    return startAt(0);
  }

  /** Starts on this port of the loopback interface. */
  public static StubIssuer startAt(int port) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    var issuer = new StubIssuer(server);
    server.createContext(
        "/.well-known/openid-configuration", exchange -> answer(exchange, issuer.discovery()));
    server.createContext("/jwks", exchange -> answer(exchange, issuer.key.toJwks()));
    server.start();
    return issuer;
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private String discovery() {
    return """
    {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"%1$s/token",
     "authorization_endpoint":"%1$s/authorize","subject_types_supported":["public"]}
    """
        .formatted(url());
  }

  /** What {@code quarkus.oidc.auth-server-url} has to be. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on another key is published and signs. */
  public void rotateKey() {
    key = SigningKey.generate("key-" + keys.incrementAndGet());
  }

  /** A token that is fine. */
  public String token() {
    return key.sign(claims(url(), AUDIENCE, Instant.now().plusSeconds(300)));
  }

  /** A token whose time is over. */
  public String expiredToken() {
    return key.sign(claims(url(), AUDIENCE, Instant.now().minusSeconds(300)));
  }

  /** A token for another server. */
  public String tokenFor(String audience) {
    return key.sign(claims(url(), audience, Instant.now().plusSeconds(300)));
  }

  /** A token that says that it is from elsewhere. */
  public String tokenFrom(String issuer) {
    return key.sign(claims(issuer, AUDIENCE, Instant.now().plusSeconds(300)));
  }

  /** A token under the published key's name that another key has signed. */
  public String tokenOfAnotherKey() {
    return SigningKey.generate(key.id())
        .sign(claims(url(), AUDIENCE, Instant.now().plusSeconds(300)));
  }

  /** A token of algorithm {@code none}, RFC 7519 section 6. */
  public String unsignedToken() {
    return SigningKey.unsigned(claims(url(), AUDIENCE, Instant.now().plusSeconds(300)));
  }

  private static String claims(String issuer, String audience, Instant expiry) {
    return """
    {"iss":"%s","aud":"%s","sub":"somebody","iat":%d,"exp":%d}
    """
        .formatted(
            issuer, audience, expiry.minusSeconds(600).getEpochSecond(), expiry.getEpochSecond())
        .strip();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
