package org.isocenter.worklist.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.isocenter.worklist.Workitems.JSON;
import static org.isocenter.worklist.Workitems.aWorkitem;
import static org.isocenter.worklist.Workitems.get;
import static org.isocenter.worklist.Workitems.update;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.isocenter.worklist.Subscriber;
import org.isocenter.worklist.Workitems;
import org.isocenter.worklist.app.DeleteFinished;
import org.isocenter.worklist.app.SubscribeToWorklist;
import org.isocenter.worklist.app.Uids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered when a limit is reached, or when what was finished has been deleted. */
@QuarkusTest
@QuarkusTestResource(
    value = EmbeddedParts.class,
    // Its limits are not for the other tests.
    restrictToAnnotatedClass = true,
    initArgs = {
      @ResourceArg(name = EmbeddedParts.NO_OBJECTS, value = ""),
      @ResourceArg(name = "isocenter.worklist.limits.subscriptions", value = "1"),
      @ResourceArg(name = "isocenter.worklist.limits.worklist-subscriptions", value = "1"),
      @ResourceArg(name = "isocenter.worklist.limits.initial-events", value = "1"),
      @ResourceArg(name = "isocenter.worklist.limits.search-duration", value = "300ms"),
      @ResourceArg(name = "isocenter.worklist.channel.connections", value = "1"),
      @ResourceArg(name = "isocenter.worklist.retention.workitems", value = "0s"),
      @ResourceArg(name = "isocenter.worklist.retention.steps", value = "0s"),
      @ResourceArg(name = "isocenter.worklist.retention.sweep-every", value = "off"),
    })
class LimitsIT {
  private static final String MINE = "2.25.111";
  private static final String PERFORMED = "/modality-performed-procedure-steps/";
  private static final String END =
      "{\"00400250\":{\"vr\":\"DA\",\"Value\":[\"20260105\"]},"
          + "\"00400251\":{\"vr\":\"TM\",\"Value\":[\"0900\"]},"
          + "\"00400252\":{\"vr\":\"CS\",\"Value\":[\"DISCONTINUED\"]}}";

  @Inject DeleteFinished finished;

  @Inject
  @DataSource("worklist-db")
  AgroalDataSource database;

  // set by Quarkus, as the injected ones are
  @SuppressWarnings("NullAway")
  @TestHTTPResource("/dicom-web")
  URI root;

  @Test
  void anAeHasSoManySubscriptions() {
    var one = aWorkitem().create();
    var two = aWorkitem().create();

    subscribe(one, "GREEDY", "").statusCode(201);
    subscribe(two, "GREEDY", "").statusCode(403).body("detail", notNullValue());
  }

  @Test
  void theWorklistHasSoManySubscribersAndGrantsNoLockOfTooMuch() {
    aWorkitem().create();
    aWorkitem().create();

    subscribe(SubscribeToWorklist.WORKLIST, "FIRST", "?deletionlock=true")
        .statusCode(201)
        .header("Warning", containsString("Deletion Lock not granted."));
    subscribe(SubscribeToWorklist.WORKLIST, "SECOND", "").statusCode(403);
    given()
        .delete("/dicom-web/workitems/" + SubscribeToWorklist.WORKLIST + "/subscribers/FIRST")
        .then()
        .statusCode(200);
  }

  @Test
  void refusesChannelsThatAreTooMany() throws Exception {
    try (var _ = Subscriber.socket(root.toString(), "CHANNEL")) {
      assertThat(handshake("OTHER")).contains(" 503 ");
      given().get("/dicom-web/subscribers/OTHER/events").then().statusCode(503);
    }
  }

  @Test
  void refusesChannelsOfWhatIsNoAeTitle() throws IOException {
    assertThat(handshake("TOO-LONG-FOR-AN-AE-TITLE")).contains(" 400 ");
    given().get("/dicom-web/subscribers/TOO-LONG-FOR-AN-AE-TITLE/events").then().statusCode(400);
  }

  private String handshake(String ae) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort())) {
      var request =
          String.join(
              "\r\n",
              "GET /dicom-web/subscribers/" + ae + " HTTP/1.1",
              "Host: x",
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
              "",
              "");
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      return String.valueOf(in.readLine());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/workitems", "/modality-scheduled-procedure-steps"})
  void aSearchThatTakesTooLongIsRefused(String resource) throws Exception {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "LOCK TABLE worklist.workitem, worklist.scheduled_step IN ACCESS EXCLUSIVE MODE");

      get(resource + "?PatientID=x").statusCode(413);
      connection.rollback();
    }
    get(resource + "?PatientID=x").statusCode(204);
  }

  @Test
  void whatWasDeletedIsGone() {
    var uid = Workitems.in("COMPLETED", MINE);

    finished.delete();

    get("/workitems/" + uid).statusCode(410);
    update(uid, MINE, "{\"00741204\":{\"vr\":\"LO\",\"Value\":[\"x\"]}}").statusCode(410);
    Workitems.state(uid, "COMPLETED", MINE).statusCode(410);
    Workitems.cancel(uid).statusCode(410);
    subscribe(uid, "LATE", "").statusCode(410);
    given().delete("/dicom-web/workitems/" + uid + "/subscribers/LATE").then().statusCode(410);
  }

  @Test
  void aPerformedStepThatWasDeletedIsGone() {
    var uid = Uids.random().value();
    post(PERFORMED + uid, Examples.PERFORMED_STEP).statusCode(201);
    post(PERFORMED + uid + "?update", END).statusCode(200);

    finished.delete();

    get(PERFORMED + uid).statusCode(410);
    post(PERFORMED + uid + "?update", END).statusCode(410);
    post(PERFORMED + uid, Examples.PERFORMED_STEP).statusCode(409);
  }

  private static ValidatableResponse subscribe(String resource, String ae, String query) {
    return given().post("/dicom-web/workitems/" + resource + "/subscribers/" + ae + query).then();
  }

  private static ValidatableResponse post(String path, String body) {
    return given().contentType(JSON).body(body).post("/dicom-web" + path).then();
  }
}
