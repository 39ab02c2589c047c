package org.isocenter.standalone;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets SIGTERM, SIGINT and SIGHUP end the process the way main does: services first, then the
 * embedded parts, then status 0. By itself the JVM runs all its shutdown hooks at once, does not
 * wait for main, and ends with status 143.
 */
final class OrderlyStop {
  private static final long REPEAT_MILLIS = 100;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile int status;

  /** Installs itself as a shutdown hook of this JVM. */
  static OrderlyStop onShutdown() {
    var stop = new OrderlyStop();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::stopMain, "orderly-stop"));
    return stop;
  }

  /** True once the JVM is on its way down: starting anything more is in vain. */
  boolean requested() {
    return requested;
  }

  /** Main's last word, after which the JVM may end with this status. */
  void finished(int endStatus) {
    status = endStatus;
    finished.countDown();
  }

  private void stopMain() {
    if (finished.getCount() == 0) {
      return;
    }
    requested = true;
    try {
      // Quarkus forgets a request from before it runs, so ask until main has finished.
      do {
        Quarkus.asyncExit(0);
      } while (!finished.await(REPEAT_MILLIS, TimeUnit.MILLISECONDS));
      Runtime.getRuntime().halt(status);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
