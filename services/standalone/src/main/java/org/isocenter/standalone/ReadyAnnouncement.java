package org.isocenter.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import io.smallrye.health.SmallRyeHealthReporter;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs once the servers listen: tells, when every service is ready, where to find them. */
class ReadyAnnouncement implements QuarkusApplication {
  private static final Logger log = Logger.getLogger(ReadyAnnouncement.class);

  /** Goes to standard output as it is; see the handler of this name in the configuration. */
  private static final Logger announcement = Logger.getLogger("isocenter.announcement");

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SmallRyeHealthReporter health;
  private final HttpServer http;
  private final String root;

  ReadyAnnouncement(
      SmallRyeHealthReporter health,
      HttpServer http,
      @ConfigProperty(name = "quarkus.rest.path") String root) {
    this.health = health;
    this.http = http;
    this.root = root;
  }

  @Override
  public int run(String... arguments) {
    var announcing = Thread.ofVirtual().name("announcement").start(this::announceWhenReady);
    Quarkus.waitForExit();
    announcing.interrupt();
    return 0;
  }

  private void announceWhenReady() {
    try {
      awaitReady();
      announcement.infof("Isocenter is ready at http://localhost:%d%s", http.getPort(), root);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady() throws InterruptedException {
    var begin = System.nanoTime();
    var warned = false;
    for (var state = health.getReadiness(); state.isDown(); state = health.getReadiness()) {
      if (!warned && System.nanoTime() - begin > PATIENCE.toNanos()) {
        log.warnf("Still not ready: %s", state.getPayload());
        warned = true;
      }
      Thread.sleep(POLL);
    }
  }
}
