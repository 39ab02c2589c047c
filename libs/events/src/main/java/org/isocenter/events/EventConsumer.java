package org.isocenter.events;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jboss.logging.Logger;

/**
 * Feeds a service with events, each at least once and in order per study: the handler's transaction
 * commits first, then the offsets, then the announcement on the applied topic. A failing batch
 * comes again until it succeeds; only what cannot be decoded is put aside.
 */
public final class EventConsumer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);

  /** A batch under way may finish; the next one is not begun. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final ConsumerSettings settings;
  private final KafkaProducer<String, byte[]> producer;
  private final RejectedEvents rejected;
  private final ConsumerLoop loop;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicLong failures = new AtomicLong();

  /** Connects once it is started; only a host name that does not resolve fails here. */
  public EventConsumer(ConsumerSettings settings, EventCodec codec, EventHandler handler) {
    this(settings, codec, handler, EventTracing.NONE);
  }

  /** The same, with batches that are part of the traces that their messages carry. */
  public EventConsumer(
      ConsumerSettings settings, EventCodec codec, EventHandler handler, EventTracing tracing) {
    this.settings = settings;
    this.producer = KafkaClients.producer(settings.kafka(), settings.service() + "-applied");
    this.rejected = new RejectedEvents(producer, settings);
    AppliedAnnouncer announcer = new AppliedAnnouncer(producer, settings, Clock.systemUTC());
    this.loop =
        new ConsumerLoop(settings, new Batches(codec, handler, rejected, tracing), announcer);
    this.thread =
        Thread.ofPlatform().name("events-" + settings.service()).daemon().unstarted(this::run);
  }

  /** Begins on a thread of its own; brokers that are not there yet are waited for. */
  public void start() {
    thread.start();
  }

  private void run() {
    while (!stopping()) {
      turnOnce();
    }
    loop.leave();
  }

  /** Whatever fails, be it the database, Kafka or the handler, must not end the consumption. */
  private void turnOnce() {
    try {
      if (loop.turn()) {
        recovered();
      }
    } catch (RuntimeException e) {
      failed(e);
      backOff();
    }
  }

  private void recovered() {
    long passed = failures.getAndSet(0);
    if (passed > 0) {
      LOG.infof("%s applies events again, after %d failures", settings.service(), passed);
    }
  }

  /** Logged once per spell of trouble; health tells that it lasts. */
  private void failed(RuntimeException failure) {
    if (failures.getAndIncrement() == 0) {
      LOG.errorf(failure, "%s cannot apply events, and keeps trying", settings.service());
    }
  }

  private void backOff() {
    long doublings = Math.min(failures.get() - 1, 16);
    long pause = settings.firstBackOff().toMillis() << doublings;
    try {
      stop.await(Math.min(pause, settings.longestBackOff().toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop.countDown(); // nobody interrupts this thread but to end it
    }
  }

  private boolean stopping() {
    return stop.getCount() == 0;
  }

  /** Lets the batch under way finish, leaves the group and returns. */
  public void stop() {
    stop.countDown();
    try {
      if (thread.isAlive() && !thread.join(STOP_TIMEOUT)) {
        LOG.warnf("%s still applies a batch of events while it stops", settings.service());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(2));
  }

  /** Whether the loop turns and the last batch was applied. */
  public boolean healthy() {
    return thread.isAlive() && failures.get() == 0 && !stopping();
  }

  /** Events published but not applied yet, as far as known, of the partitions assigned here. */
  public long lag() {
    return loop.lag();
  }

  /** Messages put aside since the start because they could not be understood. */
  public long rejected() {
    return rejected.count();
  }

  @Override
  public void close() {
    stop();
  }
}
