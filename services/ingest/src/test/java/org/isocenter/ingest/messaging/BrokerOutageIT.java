package org.isocenter.ingest.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.Outbox;
import org.isocenter.ingest.app.OutboxEvent;
import org.isocenter.ingest.rest.StowRequests;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.Test;

/** No broker: instances are stored all the same, and their events wait. */
@QuarkusTest
@WithTestResource(
    value = EmbeddedParts.class,
    initArgs = {
      @ResourceArg(name = EmbeddedParts.NO_BROKER, value = "true"),
      @ResourceArg(name = "isocenter.ingest.visible-within", value = "500ms")
    })
class BrokerOutageIT {
  @Inject Outbox outbox;

  @Test
  void storesWithAWarningAndKeepsTheEvent() {
    var instance = SampleInstance.ofFreshStudy();

    StowRequests.store(instance.bytes())
        .statusCode(200)
        .header("Warning", containsString("not confirmed yet by: query, retrieve"));

    List<OutboxEvent> waiting = new ArrayList<>();
    outbox.publishOlderThan(
        Duration.ZERO,
        100,
        events -> {
          waiting.addAll(events);
          return Set.of();
        });
    assertThat(waiting)
        .extracting(OutboxEvent::studyInstanceUid)
        .containsExactly(instance.studyInstanceUid());
  }
}
