package org.isocenter.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every failure comes out as a problem, RFC 9457, and nothing of the inside leaks. */
@QuarkusTest
class FailuresTest {

  private static ValidatableResponse get(String path) {
    return given().when().get(path).then();
  }

  @Test
  void answersAnUnknownPathWithAProblem() {
    get("/dicom-web/no/such/path")
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/not-found"))
        .body("instance", equalTo("/dicom-web/no/such/path"))
        .header("X-Request-Id", notNullValue());
  }

  @Test
  void answersARefusalWithItsStatusAndSentence() {
    get("/dicom-web/failing/gone")
        .statusCode(410)
        .contentType("application/problem+json")
        .body("title", equalTo("Gone"))
        .body("detail", equalTo("The study was deleted."))
        .body("status", equalTo(410));
  }

  @Test
  void answersNotAcceptableWithEveryRangeThatWasConsidered() {
    get("/dicom-web/failing/not-acceptable")
        .statusCode(406)
        .contentType("application/problem+json")
        .body("considered[0].range", equalTo("image/png"))
        .body("considered[0].reason", notNullValue());
  }

  @Test
  void tellsWhenToComeBack() {
    get("/dicom-web/failing/busy").statusCode(503).header("Retry-After", "7");
    get("/dicom-web/failing/storage")
        .statusCode(503)
        .header("Retry-After", "5")
        .body("type", equalTo("/problems/unavailable"))
        .body(not(containsString("bucket")));
  }

  @ParameterizedTest
  @CsvSource({"fault, patient", "lost-storage, bucket"})
  void answers500ForAFaultAndKeepsItsReason(String how, String secret) {
    get("/dicom-web/failing/" + how)
        .statusCode(500)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/internal-error"))
        .body(not(containsString(secret)))
        .body(not(containsString("Exception")));
  }

  @Test
  void answers400ForABrokenMultipartBody() {
    get("/dicom-web/failing/multipart")
        .statusCode(400)
        .body("detail", equalTo("It ends too soon."));
  }

  @Test
  void answers415ForAContentTypeThatIsNotTaken() {
    given()
        .contentType("text/plain")
        .body("x")
        .post("/dicom-web/failing")
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/unsupported-media-type"));
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,    /studies,                                      GET HEAD OPTIONS POST",
    "PUT,    /studies/1.2,                                  DELETE GET HEAD OPTIONS POST",
    "POST,   /studies/1.2/series,                           GET HEAD OPTIONS",
    "DELETE, /studies/1/series/2/instances/3/frames/1%2C2,  GET HEAD OPTIONS"
  })
  void answers405WithTheMethodsOfAllResourceClasses(String method, String path, String allowed) {
    String allow =
        given()
            .urlEncodingEnabled(false)
            .request(method, "/dicom-web" + path)
            .then()
            .statusCode(405)
            .contentType("application/problem+json")
            .extract()
            .header("Allow");

    assertThat(Set.of(allow.split(", ?"))).containsExactlyInAnyOrder(allowed.split(" "));
  }

  @Test
  void servesOnePathFromSeveralResourceClasses() {
    get("/dicom-web/studies").statusCode(200).body(equalTo("studies"));
    get("/dicom-web/studies/1.2").statusCode(200).body(equalTo("study 1.2"));
    get("/dicom-web/studies/1.2/series").statusCode(200).body(equalTo("series of 1.2"));
    get("/dicom-web/studies/1/series/2/instances/3/frames/1,2").body(equalTo("frames 1,2 of 3"));
    given().body("abc").post("/dicom-web/studies").then().body(equalTo("stored 3"));
    given().post("/dicom-web/studies/1.2").then().body(equalTo("stored into 1.2"));
    given().delete("/dicom-web/studies/1.2").then().statusCode(204);
  }

  @Test
  void keepsAHarmlessRequestIdAndReplacesAnother() {
    given()
        .header("X-Request-Id", "abc-1")
        .get("/dicom-web/studies")
        .then()
        .header("X-Request-Id", "abc-1");
    given()
        .header("X-Request-Id", "a b<c>")
        .get("/dicom-web/studies")
        .then()
        .header("X-Request-Id", not(containsString("<")));
  }

  @Test
  void addsTheConnectionsPortToAHostHeaderWithoutOne() throws IOException {
    String answer = raw("/failing/base-url", "Host: localhost");

    assertThat(answer).endsWith("http://localhost:" + RestAssured.port + "/dicom-web");
  }

  @Test
  void believesNoForwardedHeaderOfAStranger() throws IOException {
    String answer =
        raw(
            "/failing/base-url",
            "Host: here:1",
            "X-Forwarded-Host: evil.example",
            "Forwarded: host=evil.example");

    assertThat(answer).endsWith("http://here:1/dicom-web");
  }

  @Test
  void breaksTheConnectionWhenItFailsBehindTheFirstByte() throws IOException {
    String answer = raw("/failing/halfway", "Host: localhost");

    // A chunked body is whole only with its last, empty chunk.
    assertThat(answer).startsWith("HTTP/1.1 200").doesNotEndWith("\r\n0\r\n\r\n");
  }

  private static String raw(String path, String... headers) throws IOException {
    String request =
        "GET /dicom-web%s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n"
            .formatted(path, String.join("\r\n", headers));
    try (var socket = new Socket("localhost", RestAssured.port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
