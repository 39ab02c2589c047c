package org.isocenter.deploy.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that is run to its end. */
record Command(Path folder, List<String> words) {

  /** What it answered. */
  record Answer(int status, String out, String err) {

    String orFail() {
      if (status != 0) {
        throw new AssertionError("exit status " + status + "\n" + err + out);
      }
      return out;
    }
  }

  Answer run(String input) {
    try {
      Path out = Files.createTempFile("command", ".out");
      Path err = Files.createTempFile("command", ".err");
      try {
        return run(input, out, err);
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer run(String input, Path out, Path err) throws IOException {
    var process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      int status = process.waitFor();
      return new Answer(status, Files.readString(out), Files.readString(err));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
