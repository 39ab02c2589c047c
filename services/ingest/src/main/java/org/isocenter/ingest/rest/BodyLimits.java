package org.isocenter.ingest.rest;

import org.isocenter.dicomweb.MultipartLimits;
import org.isocenter.ingest.app.AssemblyLimits;

/**
 * How much of a request's body is believed before it is refused.
 *
 * @param inflation bytes that one byte of an encoded body may become, beyond the first 16 MiB
 */
public record BodyLimits(MultipartLimits multipart, AssemblyLimits assembly, int inflation) {
  public BodyLimits {
    if (inflation < 1) {
      throw new IllegalArgumentException("The limit of inflation must be positive");
    }
  }
}
