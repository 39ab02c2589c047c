package org.isocenter.conformance.durability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.isocenter.conformance.durability.Archive.UnexpectedAnswer;

/**
 * Clients that store, replace and delete without pause until the server is gone, and remember what
 * was acknowledged.
 */
final class Writers {

  private static final int CLIENTS = 3;

  private final Archive archive;
  private final Map<String, Map<String, Fate>> fatesByStudy = new ConcurrentHashMap<>();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger stored = new AtomicInteger();
  private final AtomicInteger replaced = new AtomicInteger();
  private final AtomicInteger deleted = new AtomicInteger();

  Writers(Archive archive) {
    this.archive = archive;
  }

  /** By Study Instance UID, and in it by SOP Instance UID. */
  Map<String, Map<String, Fate>> fatesByStudy() {
    return fatesByStudy;
  }

  /** Answers that a server which is there should not have given. */
  Queue<String> refusals() {
    return refusals;
  }

  /** Instances whose last request has no answer. */
  long undecided() {
    return fatesByStudy.values().stream()
        .flatMap(fates -> fates.values().stream())
        .filter(fate -> !fate.isKnown())
        .count();
  }

  /** How many requests have been answered. */
  int answers() {
    return answers.get();
  }

  /** Whether each kind of request was acknowledged at least once. */
  boolean didEverything() {
    return stored.get() > 0 && replaced.get() > 0 && deleted.get() > 0;
  }

  @Override
  public String toString() {
    return "%s stored, %s replaced, %s deleted".formatted(stored, replaced, deleted);
  }

  /** Each works on a study of its own, until the server goes away. */
  List<Thread> start(int round, long seed) {
    var threads = new ArrayList<Thread>();
    for (int client = 0; client < CLIENTS; client++) {
      var study = "2.25." + (1 + seed) + "." + round + "." + client;
      var random = new Random(seed * 1000 + round * 10L + client);
      threads.add(Thread.ofVirtual().start(() -> new Writer(study, random).writeUntilGone()));
    }
    return threads;
  }

  /** One client; what it does depends on nothing but the seed. */
  private final class Writer {

    private final String study;
    private final Random random;
    private final Map<String, Fate> fates = new ConcurrentHashMap<>();
    private final Map<String, TestInstance> present = new TreeMap<>();
    private int number = 1;

    Writer(String study, Random random) {
      this.study = study;
      this.random = random;
      fatesByStudy.put(study, fates);
    }

    void writeUntilGone() {
      try {
        while (true) {
          int dice = random.nextInt(100);
          if (present.isEmpty() || dice < 45) {
            store();
          } else if (dice < 75) {
            replace();
          } else if (dice < 97) {
            delete();
          } else {
            deleteAll();
          }
          answers.incrementAndGet();
        }
      } catch (UnexpectedAnswer e) {
        refusals.add(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        return; // the server was killed: what this request held stays undecided
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void store() throws IOException, InterruptedException {
      var batch = new ArrayList<TestInstance>();
      for (int i = 0; i <= random.nextInt(6); i++) {
        batch.add(TestInstance.random(study, number++, random));
      }
      batch.forEach(one -> fates.put(one.sop(), Fate.storedOrAbsent(one)));
      keep(batch, archive.store(batch));
      stored.addAndGet(batch.size());
    }

    private void replace() throws IOException, InterruptedException {
      var batch = new ArrayList<TestInstance>();
      for (var before : some()) {
        var after = before.changed(random);
        batch.add(after);
        fates.put(after.sop(), Fate.either(before, after));
      }
      keep(batch, archive.replace(batch));
      replaced.addAndGet(batch.size());
    }

    private void keep(List<TestInstance> batch, List<String> acknowledged) {
      for (var one : batch) {
        if (acknowledged.contains(one.sop())) {
          fates.put(one.sop(), Fate.stored(one));
          present.put(one.sop(), one);
        }
      }
    }

    private void delete() throws IOException, InterruptedException {
      var one = some().getFirst();
      fates.put(one.sop(), Fate.storedOrAbsent(one));
      archive.delete(one.path());
      forget(List.of(one));
    }

    private void deleteAll() throws IOException, InterruptedException {
      var all = List.copyOf(present.values());
      all.forEach(one -> fates.put(one.sop(), Fate.storedOrAbsent(one)));
      archive.delete("/studies/" + study);
      forget(all);
    }

    private void forget(List<TestInstance> gone) {
      for (var one : gone) {
        fates.put(one.sop(), Fate.deleted());
        present.remove(one.sop());
      }
      deleted.addAndGet(gone.size());
    }

    /** One to three neighbours of those that are there. */
    private List<TestInstance> some() {
      var all = List.copyOf(present.values());
      int first = random.nextInt(all.size());
      return all.subList(first, Math.min(all.size(), first + 1 + random.nextInt(3)));
    }
  }
}
