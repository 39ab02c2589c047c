package org.isocenter.imaging.codec;

import java.time.Duration;

/**
 * When a codec must stop, by the clock or because nobody waits any more. Codecs ask once per row,
 * code block or packet, never per value.
 */
public final class Deadline {
  private final long nanos;
  private volatile boolean cancelled;

  private Deadline(long nanos) {
    this.nanos = nanos;
  }

  /** A deadline {@code time} from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Makes the work end at its next check; from any thread. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether the work must end now. */
  public boolean expired() {
    return cancelled || System.nanoTime() - nanos >= 0;
  }
}
