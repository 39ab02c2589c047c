package org.isocenter.retrieve.app;

import java.io.IOException;
import java.util.Optional;
import org.isocenter.dicomweb.Representation;
import org.isocenter.objectstore.ByteRange;

/**
 * Whole objects as parts, each in the transfer syntax of the representation. One whose pixels turn
 * out not to be decodable leaves as it is stored, and its part says so: better than none.
 *
 * @param expected how many objects the answer promised
 */
record ObjectParts(
    ObjectSource source,
    Iterable<ObjectEntry> objects,
    Representation representation,
    long expected)
    implements Parts {

  /** What is done with each object. */
  @FunctionalInterface
  interface Action {
    void take(ObjectEntry object) throws IOException;
  }

  @Override
  public void sendTo(Receiver receiver) throws IOException {
    forEach(object -> receiver.receive(part(object)));
  }

  /** All objects in their order; fails behind the last one when some have gone meanwhile. */
  void forEach(Action action) throws IOException {
    long sent = 0;
    for (var object : objects) {
      action.take(object);
      sent++;
    }
    if (sent != expected) {
      throw new IOException("Of " + expected + " objects only " + sent + " are still there");
    }
  }

  Content contentOf(ObjectEntry object) throws IOException {
    return part(object).content();
  }

  private Part part(ObjectEntry object) throws IOException {
    String stored = object.transferSyntaxUid();
    var ready = source.object(object, representation.deliveredSyntax(stored));
    String contentType =
        ready.syntax().equals(stored)
            ? representation.mediaType().with("transfer-syntax", stored).toString()
            : representation.partContentType(stored);
    return new Part(contentType, ready.content());
  }

  @Override
  public Optional<Parts> slice(ByteRange range) {
    if (expected != 1) {
      return Optional.empty();
    }
    var object = objects.iterator().next();
    if (!isDeliveredAsStored(object)) {
      return Optional.empty();
    }
    String contentType = representation.partContentType(object.transferSyntaxUid());
    Content content = source.range(object, range);
    return Optional.of(receiver -> receiver.receive(new Part(contentType, content)));
  }

  private boolean isDeliveredAsStored(ObjectEntry object) {
    String stored = object.transferSyntaxUid();
    return representation.deliveredSyntax(stored).equals(stored);
  }
}
