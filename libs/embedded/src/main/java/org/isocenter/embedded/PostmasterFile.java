package org.isocenter.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a server writes to {@code postmaster.pid}: who it is, since when, and how far it is. */
record PostmasterFile(long pid, Instant startedAt, boolean ready) {
  /** The start time in the file has whole seconds and is taken a little after the fork. */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(5);

  /** Empty while there is no file, only the first part of one, or a damaged one. */
  static Optional<PostmasterFile> read(Path data) throws IOException {
    try {
      return parse(Files.readAllLines(data.resolve("postmaster.pid")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Optional<PostmasterFile> parse(List<String> lines) {
    if (lines.size() < 4) {
      return Optional.empty();
    }
    var ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
    try {
      var pid = Long.parseLong(lines.get(0).strip());
      var startedAt = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
      return Optional.of(new PostmasterFile(pid, startedAt, ready));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The process with this pid, if any: perhaps the server, perhaps a stranger with a reused pid.
   */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }

  /** A server of this folder by its command line, or, where that is hidden, by its age. */
  boolean isWrittenBy(ProcessHandle process, Path data) {
    var info = process.info();
    var arguments = List.of(info.arguments().orElse(new String[0]));
    return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
        && (arguments.contains(data.toString())
            || info.startInstant().filter(this::isAboutWhenItStarted).isPresent());
  }

  private boolean isAboutWhenItStarted(Instant processStart) {
    return Duration.between(processStart, startedAt).abs().compareTo(START_TOLERANCE) <= 0;
  }
}
