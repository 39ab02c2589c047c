package org.isocenter.conformance.durability;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Stores in a loop, kills the server with SIGKILL at random moments, restarts it, and checks that
 * every acknowledged instance is found, described and delivered, exactly once and unaltered.
 *
 * <p>Arguments: launcher, rounds, port, management port, data folder, seed.
 */
public final class KillLoop {

  private final PrintStream report;
  private final Archive archive;
  private final Writers writers;
  private final List<String> faults = new ArrayList<>();

  private KillLoop(PrintStream report, Archive archive) {
    this.report = report;
    this.archive = archive;
    this.writers = new Writers(archive);
  }

  /** Exit code 0 when nothing acknowledged was lost, doubled or altered and no orphan remained. */
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
        TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(6000));
        server.kill();
        for (var thread : threads) {
          thread.join();
        }
        server.orphans().forEach(line -> fault("an orphan remains: " + line));
      }
      report.printf(
          "round %d: killed; %d sent, %d acknowledged so far%n",
          round, writers.sent().size(), writers.acknowledged().size());
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
        "%d rounds, %d acknowledged instances, %d faults%n",
        rounds, writers.acknowledged().size(), faults.size());
  }

  private void verify() throws IOException, InterruptedException {
    var studies = new HashSet<String>();
    writers.sent().values().forEach(instance -> studies.add(instance.study()));
    for (var study : studies) {
      var searched = archive.search(study);
      var described = archive.metadata(study);
      once("QIDO", study, searched);
      once("metadata", study, described);
      if (!searched.isEmpty() && archive.countedInstances(study) != searched.size()) {
        fault("study " + study + " counts other than the " + searched.size() + " it lists");
      }
      if (!new HashSet<>(searched).equals(new HashSet<>(described))) {
        fault("study " + study + " is described otherwise than it is found");
      }
    }
    for (var instance : writers.acknowledged().values()) {
      if (!instance.sha256().equals(archive.digest(instance))) {
        fault("acknowledged " + instance.sop() + " is delivered as " + archive.digest(instance));
      }
    }
  }

  private void once(String where, String study, List<String> sops) {
    if (new HashSet<>(sops).size() != sops.size()) {
      fault(where + " doubles an instance of " + study);
    }
    Collection<String> missing = new HashSet<>();
    for (var instance : writers.acknowledged().values()) {
      if (instance.study().equals(study) && !sops.contains(instance.sop())) {
        missing.add(instance.sop());
      }
    }
    missing.forEach(sop -> fault(where + " lacks acknowledged " + sop));
  }

  private void fault(String sentence) {
    faults.add(sentence);
    report.println("FAULT " + sentence);
  }
}
