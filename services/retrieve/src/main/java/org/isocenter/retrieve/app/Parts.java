package org.isocenter.retrieve.app;

import java.io.IOException;
import java.util.Optional;
import org.isocenter.objectstore.ByteRange;

/** Parts that are opened one after the other, each when the one before it has been written. */
@FunctionalInterface
public interface Parts {

  /** Receives parts in their order. Each is to be written before the receiver returns. */
  @FunctionalInterface
  interface Receiver {
    void receive(Part part) throws IOException;
  }

  /** Hands over every part and closes what it opened, whether that succeeds or not. */
  void sendTo(Receiver receiver) throws IOException;

  /** Some bytes of the only part, where they can be had without reading those before them. */
  default Optional<Parts> slice(ByteRange range) {
    return Optional.empty();
  }
}
