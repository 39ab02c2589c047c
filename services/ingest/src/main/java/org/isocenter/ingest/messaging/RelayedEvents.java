package org.isocenter.ingest.messaging;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.isocenter.ingest.app.OutboxEvent;

/** Which events this process is publishing, and how many bytes of them. Safe for many threads. */
final class RelayedEvents {
  private final Set<Long> versions = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();
  private final long capacity;

  RelayedEvents(long capacity) {
    this.capacity = capacity;
  }

  /** Takes the event on, unless there is no room for it. */
  boolean admit(OutboxEvent event) {
    if (bytes.addAndGet(event.bytes().length) > capacity) {
      bytes.addAndGet(-event.bytes().length);
      return false;
    }
    versions.add(event.version());
    return true;
  }

  void release(OutboxEvent event) {
    versions.remove(event.version());
    bytes.addAndGet(-event.bytes().length);
  }

  boolean contains(OutboxEvent event) {
    return versions.contains(event.version());
  }
}
