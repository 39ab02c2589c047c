package org.isocenter.conformance.durability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clients that store without pause until the server is gone, and remember what was acknowledged.
 */
final class Writers {

  private static final int CLIENTS = 3;

  private final Archive archive;
  private final Map<String, TestInstance> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, TestInstance> sent = new ConcurrentHashMap<>();

  Writers(Archive archive) {
    this.archive = archive;
  }

  Map<String, TestInstance> acknowledged() {
    return acknowledged;
  }

  Map<String, TestInstance> sent() {
    return sent;
  }

  /** Stores into one study per client until {@code stop} is interrupted or the server goes away. */
  List<Thread> start(int round, long seed) {
    var threads = new ArrayList<Thread>();
    for (int client = 0; client < CLIENTS; client++) {
      var study = "2.25." + (1 + seed) + "." + round + "." + client;
      var random = new Random(seed * 1000 + round * 10L + client);
      threads.add(Thread.ofVirtual().start(() -> storeUntilGone(study, random)));
    }
    return threads;
  }

  private void storeUntilGone(String study, Random random) {
    int number = 1;
    try {
      while (true) {
        var batch = new ArrayList<TestInstance>();
        for (int i = 0; i <= random.nextInt(6); i++) {
          batch.add(TestInstance.random(study, number++, random));
        }
        batch.forEach(instance -> sent.put(instance.sop(), instance));
        for (var sop : archive.store(batch)) {
          acknowledged.put(sop, sent.get(sop));
        }
      }
    } catch (IOException e) {
      return; // the server was killed: what this request held stays unacknowledged
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
