package org.isocenter.ingest.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.isocenter.events.EventPublisher;
import org.isocenter.events.Topics;
import org.isocenter.ingest.app.Outbox;
import org.isocenter.ingest.messaging.EncodedPublisher;
import org.isocenter.ingest.messaging.LeftoverEvents;
import org.isocenter.ingest.messaging.OutboxRelay;

/** Wires the way from the outbox to the brokers. */
@ApplicationScoped
public class RelayBeans {
  private final IngestConfig config;

  RelayBeans(IngestConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  EncodedPublisher encodedPublisher(EventPublisher publisher, Topics topics) {
    return event ->
        publisher.publish(
            topics.instances(), event.studyInstanceUid(), event.bytes(), event.traceParent());
  }

  @Produces
  @Singleton
  OutboxRelay relay(EncodedPublisher publisher, Outbox outbox) {
    var relay = new OutboxRelay(publisher, outbox, config.outbox().capacity().asLongValue());
    relay.start();
    return relay;
  }

  void close(@Disposes OutboxRelay relay) {
    relay.close();
  }

  @Produces
  @Singleton
  LeftoverEvents leftovers(EncodedPublisher publisher, Outbox outbox, OutboxRelay relay) {
    return new LeftoverEvents(publisher, outbox, relay, config.outbox().leftoverAge());
  }
}
