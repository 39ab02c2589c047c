package org.isocenter.retrieve.app;

import java.util.OptionalLong;

/**
 * Parts of one content type.
 *
 * @param bytes of their contents together, empty when that is not known before they are read
 */
public record PartGroup(String contentType, long parts, OptionalLong bytes) {}
