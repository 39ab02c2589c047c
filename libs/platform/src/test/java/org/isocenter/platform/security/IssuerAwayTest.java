package org.isocenter.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.isocenter.testsupport.identity.StubIssuer;
import org.junit.jupiter.api.Test;

/** A server that starts before the issuer of its tokens. */
@QuarkusTest
@TestProfile(IssuerAwayTest.NobodyThere.class)
class IssuerAwayTest {

  private static final String PATH = "/dicom-web/failing/base-url";
  private static final String ISSUER = "quarkus.oidc.auth-server-url";
  private static final String STATE = "checks.find { it.name == 'token-issuer' }.status";

  /** An address at which nobody answers yet. */
  public static class NobodyThere implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try (var free = new ServerSocket(0)) {
        return Map.of(
            "isocenter.authentication",
            "oidc",
            "quarkus.oidc.token.audience",
            StubIssuer.AUDIENCE,
            ISSUER,
            "http://127.0.0.1:" + free.getLocalPort());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static <T> T configured(String key, Class<T> type) {
    return ConfigProvider.getConfig().getValue(key, type);
  }

  private static String readiness() {
    return given()
        .port(configured("quarkus.management.test-port", Integer.class))
        .get("/q/health/ready")
        .then()
        .extract()
        .path(STATE);
  }

  @Test
  void isUnreadyAndAsksForPatienceUntilTheIssuerIsThere() throws IOException {
    given()
        .header("Authorization", "Bearer a.b.c")
        .get(PATH)
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "5")
        .body("type", equalTo("/problems/unavailable"));
    given().get(PATH).then().statusCode(401);
    assertThat(readiness()).isEqualTo("DOWN");

    var port = URI.create(configured(ISSUER, String.class)).getPort();
    try (var issuer = StubIssuer.startAt(port)) {
      assertThat(readiness()).isEqualTo("UP");
      given().header("Authorization", "Bearer " + issuer.token()).get(PATH).then().statusCode(200);
    }
    assertThat(readiness()).isEqualTo("UP");
  }
}
