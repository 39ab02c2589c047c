package org.isocenter.events;

import org.jspecify.annotations.Nullable;

/** Kafka could not be reached, or lacks what is needed; the sentence is for operators. */
public final class EventsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EventsUnavailableException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
