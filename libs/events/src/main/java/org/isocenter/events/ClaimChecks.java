package org.isocenter.events;

import java.util.Optional;

/** Where events too large for Kafka are kept; in a service, the object store. */
public interface ClaimChecks {
  /** Keeps the document durably. Keeping it twice under the same key is normal. */
  void put(String key, byte[] document);

  /** The document, or empty when there is none. A store out of reach is an exception instead. */
  Optional<byte[]> get(String key);
}
