package org.isocenter.conformance;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.isocenter.conformance.suite.Suite;

/** The suite on the command line; {@link Suite#run} is its entry for other programs. */
public final class Conformance {

  private static final String USAGE =
      "usage: conformance [--root http://localhost:8080/dicom-web] [--only REGEX] [--out FILE.json]";

  private Conformance() {}

  /** Exit code 0 when no check failed, 1 when one did, 2 when the arguments are wrong. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var root = "http://localhost:8080/dicom-web";
    var only = "";
    var file = "";
    for (int i = 0; i < args.length; i += 2) {
      var value = i + 1 < args.length ? args[i + 1] : "";
      switch (args[i]) {
        case "--root" -> root = value;
        case "--only" -> only = value;
        case "--out" -> file = value;
        default -> {
          out.println(USAGE);
          System.exit(2);
        }
      }
    }
    var report = Suite.run(URI.create(root), Pattern.compile(only), out);
    if (!file.isEmpty()) {
      report.write(Path.of(file));
    }
    System.exit(report.failures().isEmpty() ? 0 : 1);
  }
}
