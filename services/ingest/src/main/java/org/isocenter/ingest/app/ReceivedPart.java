package org.isocenter.ingest.app;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicomweb.MediaType;

/**
 * One part of a Store request, to be read before the next one is asked for.
 *
 * @param type what the sender says it is, if anything
 * @param location by which other parts refer to this one, if they may
 * @param warnings of how the part was made, for whoever sent what it was made of
 */
public record ReceivedPart(
    Optional<MediaType> type,
    Optional<String> location,
    InputStream content,
    List<Warning> warnings) {

  public ReceivedPart {
    warnings = List.copyOf(warnings);
  }

  public ReceivedPart(Optional<MediaType> type, InputStream content) {
    this(type, Optional.empty(), content, List.of());
  }
}
