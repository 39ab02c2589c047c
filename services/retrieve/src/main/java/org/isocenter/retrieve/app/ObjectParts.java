package org.isocenter.retrieve.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.isocenter.dicom.instance.ExplicitLittleEndianCopy;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicomweb.Representation;
import org.isocenter.objectstore.ByteRange;

/**
 * Whole objects as parts, each as it is stored unless the representation wants or the standard
 * demands Explicit VR Little Endian (PS3.18 8.7.3).
 *
 * @param expected how many objects the answer promised
 */
record ObjectParts(
    ObjectContents contents,
    Iterable<ObjectEntry> objects,
    Representation representation,
    long expected)
    implements Parts {

  private static final ExplicitLittleEndianCopy CONVERSION =
      new ExplicitLittleEndianCopy(ReadLimits.DEFAULT);

  /** What is done with each object. */
  @FunctionalInterface
  interface Action {
    void take(ObjectEntry object) throws IOException;
  }

  @Override
  public void sendTo(Receiver receiver) throws IOException {
    forEach(object ->
        receiver.receive(
            new Part(
                representation.partContentType(object.transferSyntaxUid()), contentOf(object))));
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

  Content contentOf(ObjectEntry object) {
    return isDeliveredAsStored(object)
        ? out -> copy(contents.open(object.key()), out)
        : out -> convert(contents.open(object.key()), out);
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
    Content content = out -> copy(contents.open(object.key(), range), out);
    return Optional.of(receiver -> receiver.receive(new Part(contentType, content)));
  }

  private boolean isDeliveredAsStored(ObjectEntry object) {
    String stored = object.transferSyntaxUid();
    return representation.deliveredSyntax(stored).equals(stored);
  }

  private static void copy(InputStream object, OutputStream out) throws IOException {
    try (object) {
      object.transferTo(out);
    }
  }

  private static void convert(InputStream object, OutputStream out) throws IOException {
    try (object) {
      CONVERSION.copy(object, out);
    }
  }
}
