package org.isocenter.ingest.app;

import java.nio.file.Path;

/**
 * What a request of metadata and bulk data may ask for.
 *
 * @param metadataBytes of all its metadata
 * @param memoryBytes of its bulk data that are kept in memory
 * @param folder for the bulk data that are not
 */
public record AssemblyLimits(long metadataBytes, long memoryBytes, Path folder) {
  public AssemblyLimits {
    if (metadataBytes < 1 || memoryBytes < 0) {
      throw new IllegalArgumentException("Limits of metadata and bulk data must be positive");
    }
  }
}
