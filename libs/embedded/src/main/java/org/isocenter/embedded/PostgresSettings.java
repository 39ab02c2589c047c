package org.isocenter.embedded;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What may differ between two embedded PostgreSQL servers.
 *
 * @param port loopback port, 0 for a free one at each start
 * @param maxConnections upper bound over all services together
 * @param sharedBuffers as PostgreSQL writes it, for example {@code 128MB}
 * @param binaries where the server is unpacked, shared by several folders; absent: inside the
 *     folder
 */
public record PostgresSettings(
    int port, int maxConnections, String sharedBuffers, Optional<Path> binaries) {

  public static PostgresSettings defaults() {
    return new PostgresSettings(0, 100, "128MB", Optional.empty());
  }

  public PostgresSettings withPort(int port) {
    return new PostgresSettings(port, maxConnections, sharedBuffers, binaries);
  }

  public PostgresSettings withBinaries(Path folder) {
    return new PostgresSettings(port, maxConnections, sharedBuffers, Optional.of(folder));
  }
}
