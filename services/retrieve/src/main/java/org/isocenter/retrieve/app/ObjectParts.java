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

  @Override
  public void sendTo(Receiver receiver) throws IOException {
    long sent = 0;
    for (var object : objects) {
      receiver.receive(partOf(object));
      sent++;
    }
    if (sent != expected) {
      throw new IOException("Of " + expected + " objects only " + sent + " are still there");
    }
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

  private Part partOf(ObjectEntry object) {
    String contentType = representation.partContentType(object.transferSyntaxUid());
    if (isDeliveredAsStored(object)) {
      return new Part(contentType, out -> copy(contents.open(object.key()), out));
    }
    return new Part(contentType, out -> convert(contents.open(object.key()), out));
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
