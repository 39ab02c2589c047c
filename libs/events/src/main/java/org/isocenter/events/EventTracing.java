package org.isocenter.events;

import java.util.Collection;
import java.util.Optional;

/**
 * Lets a trace go on beyond the brokers. What stands for it on the way is a {@code traceparent} of
 * W3C Trace Context: with the event in the outbox, and as a header of the message.
 */
public interface EventTracing {
  /** The header's name. */
  String HEADER = "traceparent";

  /** No traces. */
  EventTracing NONE =
      new EventTracing() {
        @Override
        public Optional<String> current() {
          return Optional.empty();
        }

        @Override
        public Sending sending(String topic, String parent) {
          return new Sending() {
            @Override
            public String parent() {
              return parent;
            }

            @Override
            public void ended(boolean acknowledged) {}
          };
        }

        @Override
        public void receiving(String topic, Collection<String> parents, Runnable work) {
          work.run();
        }
      };

  /** Where the trace that is under way here stands; empty without one. */
  Optional<String> current();

  /** A message of the trace {@code parent} is about to be sent. */
  Sending sending(String topic, String parent);

  /** Runs work on messages, which belong to the traces {@code parents}. */
  void receiving(String topic, Collection<String> parents, Runnable work);

  /** A message on its way to the brokers. */
  interface Sending {
    /** What the message has to carry. */
    String parent();

    /** The brokers have it, or it failed. */
    void ended(boolean acknowledged);
  }
}
