package org.isocenter.retrieve.app;

import java.util.OptionalLong;

/**
 * Parts of one content type that either all say where they can be had or none of them.
 *
 * @param bytes of their contents together, empty when that is not known before they are read
 * @param locationBytes of their locations together; 0 where they have none
 */
public record PartGroup(String contentType, long parts, OptionalLong bytes, long locationBytes) {

  PartGroup(String contentType, long parts, OptionalLong bytes) {
    this(contentType, parts, bytes, 0);
  }
}
