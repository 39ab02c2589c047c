package org.isocenter.ingest.app;

import java.io.InputStream;
import java.util.Optional;
import org.isocenter.dicomweb.MediaType;

/**
 * One part of a Store request, to be read before the next one is asked for.
 *
 * @param type what the sender says it is, if anything
 */
public record ReceivedPart(Optional<MediaType> type, InputStream content) {}
