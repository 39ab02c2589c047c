package org.isocenter.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** A short program run to its end. */
final class Command {
  private Command() {}

  /** Answers the exit status; both output streams go to {@code output}. */
  static int run(List<String> command, Redirect output) throws IOException {
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    try {
      process.getOutputStream().close();
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw EmbeddedFailure.interrupted("running " + command.getFirst(), e);
    }
  }
}
