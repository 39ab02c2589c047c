package org.isocenter.events;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.isocenter.events.RejectedEvents.Rejection;

/** Decodes what was polled and has it applied; what cannot be decoded is kept aside. */
final class Batches {
  private final EventCodec codec;
  private final EventHandler handler;
  private final RejectedEvents rejected;
  private final EventTracing tracing;

  Batches(EventCodec codec, EventHandler handler, RejectedEvents rejected, EventTracing tracing) {
    this.tracing = tracing;
    this.codec = codec;
    this.handler = handler;
    this.rejected = rejected;
  }

  /**
   * Returns when all of it is either applied or put aside; throws when any of it must come again.
   */
  void apply(Iterable<ConsumerRecord<String, byte[]>> messages) {
    List<InstanceEvent> events = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    Traced traced = new Traced();
    for (ConsumerRecord<String, byte[]> message : messages) {
      decode(message, events, rejections);
      traced.add(message);
    }
    if (!events.isEmpty()) {
      traced.run(tracing, () -> handler.apply(List.copyOf(events)));
    }
    rejected.keep(rejections); // last, or a failing handler would have them put aside repeatedly
  }

  private void decode(
      ConsumerRecord<String, byte[]> message,
      List<InstanceEvent> events,
      List<Rejection> rejections) {
    if (message.value() == null) {
      rejections.add(new Rejection(message, "The message is empty"));
      return;
    }
    try {
      events.add(codec.decode(message.value()));
    } catch (MalformedEventException e) {
      rejections.add(new Rejection(message, e.sentence()));
    }
  }
}
