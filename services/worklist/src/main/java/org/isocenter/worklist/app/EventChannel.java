package org.isocenter.worklist.app;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** A connected client with the events that wait for it. Slow or dead, it stops nobody else. */
public final class EventChannel {
  private static final Logger log = Logger.getLogger(EventChannel.class);

  private final String ae;
  private final EventSink sink;
  private final BlockingQueue<String> waiting;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Thread sender;

  EventChannel(String ae, EventSink sink, int capacity) {
    this.ae = ae;
    this.sink = sink;
    this.waiting = new ArrayBlockingQueue<>(capacity);
    this.sender = Thread.ofVirtual().name("ups-channel").unstarted(this::sendAll);
  }

  void start() {
    sender.start();
  }

  String ae() {
    return ae;
  }

  /** Takes an event on, or cuts a client off that is too far behind; whether it was taken. */
  boolean offer(String report) {
    if (waiting.offer(report)) {
      return true;
    }
    log.infof("A subscriber is cut off: %d events wait for it", waiting.size());
    cut();
    return false;
  }

  private void sendAll() {
    try {
      while (open.get()) {
        sink.send(waiting.take());
      }
    } catch (IOException e) {
      if (open.get()) {
        log.infof("A subscriber is cut off: %s", e.getMessage());
        cut();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it from this side. */
  void cut() {
    if (open.compareAndSet(true, false)) {
      sender.interrupt();
      sink.cut();
    }
  }

  /** Takes note that the client has gone. */
  void gone() {
    open.set(false);
    sender.interrupt();
  }

  boolean isOpen() {
    return open.get();
  }
}
