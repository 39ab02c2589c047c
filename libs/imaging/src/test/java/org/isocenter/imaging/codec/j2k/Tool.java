package org.isocenter.imaging.codec.j2k;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of another implementation, run as a process of its own where it is installed. */
record Tool(String name) {
  static final Tool OPJ_COMPRESS = new Tool("opj_compress");
  static final Tool OPJ_DECOMPRESS = new Tool("opj_decompress");
  static final Tool OJPH_COMPRESS = new Tool("ojph_compress");
  static final Tool OJPH_EXPAND = new Tool("ojph_expand");

  static boolean openJpegIsInstalled() {
    return OPJ_COMPRESS.isInstalled() && OPJ_DECOMPRESS.isInstalled();
  }

  static boolean openJphIsInstalled() {
    return OJPH_COMPRESS.isInstalled() && OJPH_EXPAND.isInstalled();
  }

  private boolean isInstalled() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return true;
      }
    }
    System.err.println("Left out: " + name + " is not installed");
    return false;
  }

  /** Runs the command to its end; what it says is of no interest unless it fails. */
  void run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(List.of(arguments));
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " does not end");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed with " + process.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
