package org.isocenter.deploy.observability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where things lie, seen from this module, and the tools that look at them. */
final class Repository {
  static final Path ROOT = Path.of("..");
  static final Path OBSERVABILITY = ROOT.resolve("helm/isocenter/files/observability");
  static final Path RULES = OBSERVABILITY.resolve("rules.yaml");

  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  private Repository() {}

  /** Whether alerts can be tried here; where every tool has to be there, its absence fails. */
  static boolean hasPromtool() {
    return isThere(PROMTOOL, "promtool (Debian package prometheus)");
  }

  /** Whether the services have run before, as they do in a whole build. */
  static boolean hasMetrics() {
    return isThere(metrics(), "what running services measured (from the tests of standalone)");
  }

  private static boolean isThere(Path path, String what) {
    boolean there = Files.exists(path);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("Not here: " + what);
    }
    if (!there) {
      System.err.println("Left out, for want of " + what);
    }
    return there;
  }

  static Path metrics() {
    return ROOT.resolve("services/standalone/target/metrics");
  }

  /** The lines of everything that services measured. */
  static List<String> measured() throws IOException {
    List<String> lines = new ArrayList<>();
    try (var files = Files.list(metrics())) {
      for (Path file : files.toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  /** Runs promtool, and answers what it said; empty when it was content. */
  static String complaints(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROMTOOL.toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : said;
  }
}
