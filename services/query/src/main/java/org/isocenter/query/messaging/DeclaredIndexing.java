package org.isocenter.query.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.isocenter.query.app.IndexDeclared;
import org.jboss.logging.Logger;

/** Indexes what is stored by declared attributes in the background, for as long as it takes. */
@ApplicationScoped
public class DeclaredIndexing {

  private static final Logger LOG = Logger.getLogger(DeclaredIndexing.class);
  private static final Duration BETWEEN_STEPS = Duration.ofMillis(20);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  /** Before events are consumed, so that what arrives is indexed by the attributes too. */
  private static final int EARLY = 1000;

  private final IndexDeclared indexDeclared;
  private final Thread worker = Thread.ofVirtual().name("query-declared").unstarted(this::run);

  DeclaredIndexing(IndexDeclared indexDeclared) {
    this.indexDeclared = indexDeclared;
  }

  void begin(@Observes @Priority(EARLY) StartupEvent event, MeterRegistry meters) {
    meters.gauge("isocenter.query.declared.left", indexDeclared, IndexDeclared::left);
    indexDeclared.begin();
    worker.start();
  }

  void end(@Observes ShutdownEvent event) {
    worker.interrupt();
  }

  private void run() {
    try {
      while (stepOrWait()) {
        Thread.sleep(BETWEEN_STEPS);
      }
    } catch (InterruptedException _) {
      // the service ends; the next one goes on from where this one was
    }
  }

  private boolean stepOrWait() throws InterruptedException {
    try {
      return indexDeclared.step();
    } catch (RuntimeException e) {
      LOG.warn("Indexing by declared attributes failed, and is tried again", e);
      Thread.sleep(AFTER_FAILURE);
      return true;
    }
  }
}
