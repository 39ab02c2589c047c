package org.isocenter.worklist.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.isocenter.worklist.Workitems.aWorkitem;
import static org.isocenter.worklist.Workitems.cancel;
import static org.isocenter.worklist.Workitems.get;
import static org.isocenter.worklist.Workitems.state;
import static org.isocenter.worklist.Workitems.update;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.isocenter.events.UpsEventConsumer;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.isocenter.worklist.Subscriber;
import org.isocenter.worklist.Workitems;
import org.isocenter.worklist.app.DeleteFinished;
import org.isocenter.worklist.app.SubscribeToWorklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PS3.18 sections 8.10 and 11.10 to 11.12, with PS3.4 tables CC.2.3-2 and CC.2.4-1. */
@QuarkusTest
@QuarkusTestResource(
    value = EmbeddedParts.class,
    initArgs = {
      @ResourceArg(name = EmbeddedParts.NO_OBJECTS, value = ""),
      @ResourceArg(name = "isocenter.worklist.channel.restart-notice", value = "0s"),
      @ResourceArg(name = "isocenter.worklist.retention.workitems", value = "0s"),
      @ResourceArg(name = "isocenter.worklist.retention.sweep-every", value = "off"),
    })
class NotificationsIT {
  private static final String MINE = "2.25.111";
  private static final String ALL = SubscribeToWorklist.WORKLIST;
  private static final String FILTERED = SubscribeToWorklist.FILTERED_WORKLIST;

  @Inject UpsEventConsumer consumer;
  @Inject DeleteFinished finished;

  // set by Quarkus, as the injected ones are
  @SuppressWarnings("NullAway")
  @TestHTTPResource("/dicom-web")
  URI root;

  @BeforeEach
  void awaitTheBroker() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!consumer.isReady() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static ValidatableResponse subscribe(String resource, String ae, String query) {
    return given().post("/dicom-web/workitems/" + resource + "/subscribers/" + ae + query).then();
  }

  private static ValidatableResponse unsubscribe(String resource, String ae) {
    return given().delete("/dicom-web/workitems/" + resource + "/subscribers/" + ae).then();
  }

  private static ValidatableResponse suspend(String resource, String ae) {
    return given()
        .post("/dicom-web/workitems/" + resource + "/subscribers/" + ae + "/suspend")
        .then();
  }

  @Test
  void aSubscriberOfAWorkitemHearsItsWholeLifeOnceAndInOrder() throws Exception {
    try (var socket = Subscriber.socket(root.toString(), "ONE");
        var stream = Subscriber.stream(root.toString(), "ONE")) {
      var uid = aWorkitem().create();
      subscribe(uid, "ONE", "")
          .statusCode(201)
          .header("Content-Location", endsWith("/dicom-web/subscribers/ONE"));
      update(uid, "", "{\"00404041\":{\"vr\":\"CS\",\"Value\":[\"INCOMPLETE\"]}}").statusCode(200);
      state(uid, "IN PROGRESS", MINE).statusCode(200);
      update(uid, MINE, Examples.UPDATE).statusCode(200);
      cancel(uid).statusCode(202);
      update(uid, MINE, Workitems.PERFORMED).statusCode(200);
      state(uid, "COMPLETED", MINE).statusCode(200);

      String[] life = {"1 SCHEDULED", "1 SCHEDULED", "1 IN PROGRESS", "3", "2", "1 COMPLETED"};
      assertThat(socket.await(uid, life.length)).containsExactly(life);
      assertThat(stream.await(uid, life.length)).containsExactly(life);
    }
  }

  @Test
  void aScheduledWorkitemIsCanceledByWayOfInProgress() throws Exception {
    try (var socket = Subscriber.socket(root.toString(), "TWO")) {
      var uid = aWorkitem().create();
      subscribe(uid, "TWO", "").statusCode(201);
      cancel(uid).statusCode(202);

      assertThat(socket.await(uid, 3))
          .containsExactly("1 SCHEDULED", "1 IN PROGRESS", "1 CANCELED");
    }
  }

  @Test
  void aSubscriberOfTheWorklistHearsOfNewWorkitemsUntilItSuspends() throws Exception {
    try (var socket = Subscriber.socket(root.toString(), "ALL")) {
      var before = aWorkitem().create();
      subscribe(ALL, "ALL", "").statusCode(201);
      var during =
          aWorkitem()
              .with(
                  "00404025",
                  "SQ",
                  "{\"00080100\":{\"vr\":\"SH\",\"Value\":[\"CT\"]},\"00080102\":{\"vr\":\"SH\","
                      + "\"Value\":[\"99T\"]},\"00080104\":{\"vr\":\"LO\",\"Value\":[\"CT\"]}}")
              .create();
      suspend(ALL, "ALL").statusCode(200);
      var after = aWorkitem().create();
      state(before, "IN PROGRESS", MINE);
      state(after, "IN PROGRESS", MINE);
      state(during, "IN PROGRESS", MINE);

      assertThat(socket.await(during, 3)).containsExactly("1 SCHEDULED", "5", "1 IN PROGRESS");
      assertThat(socket.await(before, 1)).containsExactly("1 IN PROGRESS");
      assertThat(socket.of(after)).isEmpty();
      suspend(ALL, "ALL").statusCode(404);
      unsubscribe(ALL, "ALL").statusCode(200);
      unsubscribe(ALL, "ALL").statusCode(404);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {"?filter=WorklistLabel=FILTERED", "?WorklistLabel=FILTERED", "?00741202=FILTERED"})
  void aFilterSelectsWhatIsThereAndWhatComesToMatch(String query) throws Exception {
    var ae = "F" + Math.abs(query.hashCode() % 10_000);
    try (var socket = Subscriber.socket(root.toString(), ae)) {
      var there = aWorkitem().with("00741202", "LO", "\"FILTERED\"").create();
      var other = aWorkitem().create();
      subscribe(FILTERED, ae, query + "&deletionlock=true").statusCode(201);
      var comes = aWorkitem().create();
      update(comes, "", "{\"00741202\":{\"vr\":\"LO\",\"Value\":[\"FILTERED\"]}}").statusCode(200);
      state(comes, "IN PROGRESS", MINE).statusCode(200);
      state(other, "IN PROGRESS", MINE).statusCode(200);
      state(there, "IN PROGRESS", MINE).statusCode(200);

      assertThat(socket.await(there, 2)).containsExactly("1 SCHEDULED", "1 IN PROGRESS");
      assertThat(socket.await(comes, 1)).containsExactly("1 IN PROGRESS");
      assertThat(socket.of(other)).isEmpty();
      unsubscribe(FILTERED, ae).statusCode(200);
    }
  }

  @Test
  void whoUnsubscribesFromOneWorkitemHearsOfTheOthers() throws Exception {
    try (var socket = Subscriber.socket(root.toString(), "PART")) {
      var one = aWorkitem().create();
      var other = aWorkitem().create();
      subscribe(ALL, "PART", "").statusCode(201);
      unsubscribe(one, "PART").statusCode(200);
      unsubscribe(one, "PART").statusCode(404);
      state(one, "IN PROGRESS", MINE);
      state(other, "IN PROGRESS", MINE);

      assertThat(socket.await(other, 1)).containsExactly("1 IN PROGRESS");
      assertThat(socket.of(one)).isEmpty();
      unsubscribe(ALL, "PART").statusCode(200);
    }
  }

  @Test
  void aDeletionLockKeepsWhatIsFinished() {
    var locked = Workitems.in("COMPLETED", MINE);
    var free = Workitems.in("CANCELED", MINE);
    subscribe(locked, "KEEP", "?deletionlock=true").statusCode(201);

    finished.delete();

    get("/workitems/" + locked).statusCode(200);
    get("/workitems/" + free).statusCode(410).body("type", equalTo("/problems/gone"));
    state(free, "CANCELED", MINE).statusCode(410);
    cancel(free).statusCode(410);
    subscribe(free, "KEEP", "").statusCode(410);
    given()
        .contentType(Workitems.JSON)
        .body(aWorkitem().json())
        .post("/dicom-web/workitems?workitem=" + free)
        .then()
        .statusCode(409);
    unsubscribe(locked, "KEEP").statusCode(200);
    finished.delete();
    get("/workitems/" + locked).statusCode(410);
  }

  @ParameterizedTest(name = "{0} {1}{2}: {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "1.2.3.404, AE, -, 404",
        "1.2.x, AE, -, 400",
        "1.2.840.10008.5.1.4.34.5, TOO-LONG-FOR-AN-AE-TITLE, -, 400",
        "1.2.840.10008.5.1.4.34.5, AE, ?deletionlock=perhaps, 400",
        "1.2.840.10008.5.1.4.34.5.1, AE, -, 400",
        "1.2.840.10008.5.1.4.34.5.1, AE, ?filter=Nonsense=1, 400",
        "1.2.840.10008.5.1.4.34.5.1, AE, ?filter=PatientID, 400",
      })
  void refusesSubscriptionsThatCannotBe(String resource, String ae, String query, int status) {
    subscribe(resource, ae, query == null ? "" : query).statusCode(status);
  }

  @Test
  void refusesToSuspendOneWorkitem() {
    suspend("1.2.3", "AE").statusCode(400);
    unsubscribe("1.2.3.404", "AE").statusCode(404);
  }

  @Test
  void aSlowSubscriberStopsNobody() throws Exception {
    try (var slow = new Socket(InetAddress.getLoopbackAddress(), root.getPort());
        var quick = Subscriber.socket(root.toString(), "SLOW")) {
      slow.getOutputStream()
          .write(
              "GET /dicom-web/subscribers/SLOW/events HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var uid = aWorkitem().create();
      subscribe(uid, "SLOW", "").statusCode(201);
      state(uid, "IN PROGRESS", MINE).statusCode(200);
      var big =
          "{\"00741002\":{\"vr\":\"SQ\",\"Value\":[{\"00741006\":{\"vr\":\"ST\",\"Value\":[\""
              + "x".repeat(20_000)
              + "\"]}}]}}";
      for (int i = 0; i < 300; i++) {
        update(uid, MINE, big).statusCode(200);
      }

      assertThat(quick.await(uid, 302)).hasSize(302);
    }
  }
}
