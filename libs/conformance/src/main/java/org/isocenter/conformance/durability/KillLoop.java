package org.isocenter.conformance.durability;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Stores, replaces and deletes in a loop, kills the server with SIGKILL at random moments, restarts
 * it, and checks that what was acknowledged is so, that what was not is wholly one or wholly the
 * other, and that search, metadata and retrieval agree on which.
 *
 * <p>Arguments: launcher, rounds, port, management port, data folder, seed.
 */
public final class KillLoop {

  /** Of one round. */
  private static final int MOST_ANSWERS = 80;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final PrintStream report;
  private final Archive archive;
  private final Writers writers;
  private final List<String> faults = new ArrayList<>();

  private KillLoop(PrintStream report, Archive archive) {
    this.report = report;
    this.archive = archive;
    this.writers = new Writers(archive);
  }

  /**
   * Exit code 0 when nothing acknowledged was lost, doubled, altered or revived and no orphan
   * remained.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var report =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int rounds = Integer.parseInt(args[1]);
    int port = Integer.parseInt(args[2]);
    var loop = new KillLoop(report, new Archive("http://localhost:" + port + "/dicom-web"));
    loop.run(
        Path.of(args[0]),
        rounds,
        port,
        Integer.parseInt(args[3]),
        Path.of(args[4]),
        Long.parseLong(args[5]));
    System.exit(loop.faults.isEmpty() ? 0 : 1);
  }

  private void run(Path launcher, int rounds, int port, int managementPort, Path data, long seed)
      throws IOException, InterruptedException {
    Files.createDirectories(data);
    var random = new Random(seed);
    for (int round = 1; round <= rounds; round++) {
      var log = data.resolve("round-" + round + ".log");
      try (var server = Standalone.start(launcher, port, managementPort, data, log)) {
        var threads = writers.start(round, seed);
        awaitAnswers(writers.answers() + 1 + random.nextInt(MOST_ANSWERS));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
        server.kill();
        for (var thread : threads) {
          thread.join();
        }
        server.orphans().forEach(line -> fault("an orphan remains: " + line));
      }
      report.printf(
          "round %d: killed; %s, %d undecided so far%n", round, writers, writers.undecided());
    }
    var log = data.resolve("final.log");
    try (var server = Standalone.start(launcher, port, managementPort, data, log)) {
      verify();
      int exit = server.stop();
      if (exit != 0) {
        fault("SIGTERM ended with exit code " + exit);
      }
      server.orphans().forEach(line -> fault("an orphan remains after SIGTERM: " + line));
    }
    report.printf(
        "%d rounds, %s, %d undecided, %d faults%n",
        rounds, writers, writers.undecided(), faults.size());
  }

  /** The moment is random in the work that is done, not in time: a slow machine does as much. */
  private void awaitAnswers(int goal) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (writers.answers() < goal && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private void verify() throws IOException, InterruptedException {
    if (!writers.didEverything()) {
      fault("too few rounds: only " + writers);
    }
    writers.refusals().forEach(this::fault);
    for (var study : writers.fatesByStudy().entrySet()) {
      new Verification(archive, study.getKey(), study.getValue()).faults().forEach(this::fault);
    }
  }

  private void fault(String sentence) {
    faults.add(sentence);
    report.println("FAULT " + sentence);
  }
}
