package org.isocenter.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The traces that some messages belong to. */
final class Traced {
  private final Set<String> parents = new LinkedHashSet<>();
  private String topic = "";

  void add(ConsumerRecord<String, byte[]> message) {
    var header = message.headers().lastHeader(EventTracing.HEADER);
    if (header != null && header.value() != null) {
      topic = message.topic();
      parents.add(new String(header.value(), US_ASCII));
    }
  }

  /** Does the work on the messages as part of their traces. */
  void run(EventTracing tracing, Runnable work) {
    if (parents.isEmpty()) {
      work.run();
    } else {
      tracing.receiving(topic, parents, work);
    }
  }
}
