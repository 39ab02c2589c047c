package org.isocenter.platform.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.isocenter.testsupport.identity.StubIssuer;
import org.junit.jupiter.api.Test;

/** Who is let in and what the others are told, RFC 6750 section 3. */
@QuarkusTest
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = true)
class BearerTokensTest {

  private static final String PATH = "/dicom-web/failing/base-url";

  // Set by the resource before each test.
  @SuppressWarnings("NullAway.Init")
  StubIssuer issuer;

  private static ValidatableResponse getWith(String token) {
    return given().header("Authorization", "Bearer " + token).get(PATH).then();
  }

  private static void refused(String token, String sentence) {
    getWith(token)
        .statusCode(401)
        .contentType("application/problem+json")
        .header(
            "WWW-Authenticate",
            "Bearer error=\"invalid_token\", error_description=\"" + sentence + "\"")
        .body("type", equalTo("/problems/unauthorized"))
        .body("detail", equalTo(sentence))
        .body("instance", equalTo(PATH));
  }

  @Test
  void letsAValidTokenIn() {
    getWith(issuer.token()).statusCode(200);
  }

  @Test
  void tellsWhoComesWithoutATokenThatOneIsNeeded() {
    given()
        .get(PATH)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .header("X-Request-Id", startsWith(""))
        .body("detail", equalTo("A bearer token is needed here."));
    given().auth().preemptive().basic("a", "b").get(PATH).then().statusCode(401);
    given().get(PATH + "?access_token=" + issuer.token()).then().statusCode(401);
  }

  @Test
  void asksForATokenWhateverIsAskedFor() {
    given().get("/dicom-web/no/such/path").then().statusCode(401);
    given().get("/").then().statusCode(401);
    given().get("/dicom-web/../dicom-web//studies").then().statusCode(401);
    given().options("/dicom-web/studies").then().statusCode(401);
    given()
        .body(new byte[1 << 20])
        .contentType("application/dicom")
        .post("/dicom-web/studies")
        .then()
        .statusCode(401);
  }

  @Test
  void refusesATokenWhoseTimeIsOver() {
    refused(issuer.expiredToken(), "The token has expired.");
  }

  @Test
  void refusesATokenForAnotherServer() {
    refused(issuer.tokenFor("billing"), "The token is meant for another audience.");
  }

  @Test
  void refusesATokenOfAnotherIssuer() {
    refused(issuer.tokenFrom("https://elsewhere.example"), "The token is from another issuer.");
  }

  @Test
  void refusesATokenThatAnotherKeySigned() {
    refused(issuer.tokenOfAnotherKey(), "The token cannot be verified.");
  }

  @Test
  void refusesATokenThatNobodySigned() {
    refused(issuer.unsignedToken(), "The token cannot be verified.");
  }

  @Test
  void refusesWhatIsNoToken() {
    refused("nonsense", "The token cannot be verified.");
  }

  @Test
  void followsTheIssuerToItsNextKey() {
    getWith(issuer.token()).statusCode(200);
    issuer.rotateKey();

    getWith(issuer.token()).statusCode(200);
  }

  @Test
  void answersPreflightsOfBrowsersWithoutAToken() {
    given()
        .header("Origin", "https://viewer.example")
        .header("Access-Control-Request-Method", "GET")
        .header("Access-Control-Request-Headers", "authorization")
        .options(PATH)
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", "https://viewer.example")
        .body(emptyString());
  }

  @Test
  void leavesTheManagementPortOpen() {
    given().port(managementPort()).get("/q/health/live").then().statusCode(200);
  }

  private static int managementPort() {
    return ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
  }
}
