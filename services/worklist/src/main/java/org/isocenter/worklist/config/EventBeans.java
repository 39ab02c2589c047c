package org.isocenter.worklist.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.isocenter.events.EventPublisher;
import org.isocenter.events.EventTracing;
import org.isocenter.events.KafkaSettings;
import org.isocenter.events.Topics;
import org.isocenter.events.UpsEventConsumer;
import org.isocenter.worklist.app.Bell;
import org.isocenter.worklist.app.EventChannels;
import org.isocenter.worklist.app.Outbox;
import org.isocenter.worklist.app.SubscribeToWorklist;
import org.isocenter.worklist.app.Subscriptions;
import org.isocenter.worklist.db.SqlSubscriptions.SubscriptionSupport;
import org.isocenter.worklist.messaging.OutboxRelay;
import org.isocenter.worklist.rest.EventStreamSettings;

/** Wires the way of events: outbox, brokers, channels. */
@ApplicationScoped
public class EventBeans {
  private static final Clock CLOCK = Clock.systemUTC();

  private final WorklistConfig config;

  EventBeans(WorklistConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  Bell bell() {
    return new Bell();
  }

  @Produces
  @Singleton
  SubscriptionSupport subscriptionSupport(Bell bell) {
    var limits = config.limits();
    return new SubscriptionSupport(
        limits.subscriptions(), limits.worklistSubscriptions(), limits.initialEvents(), bell);
  }

  @Produces
  @Singleton
  SubscribeToWorklist subscribeToWorklist(Subscriptions subscriptions) {
    return new SubscribeToWorklist(subscriptions);
  }

  @Produces
  @Singleton
  EventChannels eventChannels(Subscriptions subscriptions) {
    var channel = config.channel();
    var limits =
        new EventChannels.Limits(channel.connections(), channel.queue(), channel.restartNotice());
    return new EventChannels(limits, subscriptions, CLOCK);
  }

  @Produces
  @Singleton
  EventStreamSettings eventStreamSettings() {
    return new EventStreamSettings(config.channel().sendWithin(), config.channel().heartbeat());
  }

  @Produces
  @Singleton
  OutboxRelay relay(EventPublisher publisher, Topics topics, Outbox outbox, Bell bell) {
    var pace = new OutboxRelay.Pace(config.outbox().batch(), config.outbox().pollEvery());
    return new OutboxRelay(publisher, topics.upsEvents(), outbox, bell, pace);
  }

  void close(@Disposes OutboxRelay relay) {
    relay.close();
  }

  @Produces
  @Singleton
  UpsEventConsumer consumer(
      KafkaSettings kafka, Topics topics, EventChannels channels, EventTracing tracing) {
    var settings =
        new UpsEventConsumer.Settings(config.channel().replay(), config.channel().remembered());
    return new UpsEventConsumer(kafka, topics.upsEvents(), settings, channels::deliver, tracing);
  }

  void close(@Disposes UpsEventConsumer consumer) {
    consumer.close();
  }
}
