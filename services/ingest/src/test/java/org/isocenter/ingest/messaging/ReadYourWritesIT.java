package org.isocenter.ingest.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.isocenter.events.ConsumerSettings;
import org.isocenter.events.EventCodec;
import org.isocenter.events.EventConsumer;
import org.isocenter.events.InstanceEvent;
import org.isocenter.events.InstanceStored;
import org.isocenter.events.KafkaSettings;
import org.isocenter.events.Topics;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.rest.StowRequests;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
    value = EmbeddedParts.class,
    initArgs = {
      @ResourceArg(name = "isocenter.ingest.visible-to", value = "probe"),
      @ResourceArg(name = "isocenter.ingest.visible-within", value = "30s"),
      @ResourceArg(name = "isocenter.ingest.delete-enabled", value = "false")
    })
class ReadYourWritesIT {
  @Inject KafkaSettings kafka;
  @Inject Topics topics;
  @Inject EventCodec codec;
  @Inject Ledger ledger;

  @Test
  void answersOnceTheServiceHasAppliedTheEvents() {
    Queue<InstanceEvent> applied = new ConcurrentLinkedQueue<>();
    try (var consumer =
        new EventConsumer(ConsumerSettings.of(kafka, topics, "probe"), codec, applied::addAll)) {
      consumer.start();
      awaitAnnouncements();
      var instance = SampleInstance.ofFreshStudy();
      var second = instance.withSopInstanceUid(instance.studyInstanceUid() + ".2");

      StowRequests.store(instance.bytes(), second.bytes())
          .statusCode(200)
          .header("Warning", nullValue());

      assertThat(studyEvents(applied, instance.studyInstanceUid()))
          .extracting(InstanceStored::sopInstanceUid)
          .contains(instance.sopInstanceUid(), second.sopInstanceUid());
    }
  }

  /** Here since this service is set up otherwise than the one of DeletionResourceIT. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/series/{series}", "/series/{series}/instances/{instance}"})
  void deletesNothingWhenTheOperatorHasSwitchedDeletionOff(String below) {
    var instance = SampleInstance.ofFreshStudy();
    StowRequests.store(instance.bytes()).statusCode(200);
    var path =
        StowRequests.STUDIES
            + "/"
            + instance.studyInstanceUid()
            + below
                .replace("{series}", instance.seriesInstanceUid())
                .replace("{instance}", instance.sopInstanceUid());

    given()
        .delete(path)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/forbidden"));

    assertThat(ledger.ofStudy(instance.studyInstanceUid(), 0, 10))
        .hasSize(1)
        .noneMatch(LedgerEntry::isDeleted);
  }

  /** A service that was never heard of is not waited for, which the Warning says. */
  private static void awaitAnnouncements() {
    Instant deadline = Instant.now().plusSeconds(60);
    while (storeOne().header("Warning") != null) {
      assertThat(Instant.now()).as("the service is heard of").isBefore(deadline);
    }
  }

  private static ExtractableResponse<Response> storeOne() {
    return StowRequests.store(SampleInstance.ofFreshStudy().bytes()).statusCode(200).extract();
  }

  private static List<InstanceStored> studyEvents(Queue<InstanceEvent> events, String study) {
    return events.stream()
        .map(InstanceStored.class::cast)
        .filter(event -> event.studyInstanceUid().equals(study))
        .toList();
  }
}
