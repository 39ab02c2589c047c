package org.isocenter.dicomweb;

import java.io.InputStream;
import java.util.Optional;

/**
 * One part of a multipart body.
 *
 * @param headers as sent
 * @param type the part's own Content-Type, else the {@code type} parameter of the whole body
 * @param content the bytes, readable until the next part is asked for; need not be closed
 */
public record BodyPart(PartHeaders headers, Optional<MediaType> type, InputStream content) {}
