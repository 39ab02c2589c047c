package org.isocenter.retrieve.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.instance.LittleEndianInput;
import org.isocenter.objectstore.ByteRange;

/** One value of an instance as the only part, little endian whatever the object's syntax. */
record ValueParts(
    ObjectContents contents,
    StoredInstance instance,
    Vr vr,
    ByteRange range,
    String contentType,
    Optional<String> location)
    implements Parts {

  @Override
  public void sendTo(Receiver receiver) throws IOException {
    try (var in = open()) {
      receiver.receive(new Part(contentType, location, in::transferTo));
    }
  }

  /** Bytes within the value, unless they would have to be swapped or inflated up to. */
  @Override
  public Optional<Parts> slice(ByteRange within) {
    if (instance.syntax().bigEndian() || instance.syntax().deflated()) {
      return Optional.empty();
    }
    var slice = new ByteRange(range.offset() + within.offset(), within.length());
    return Optional.of(new ValueParts(contents, instance, vr, slice, contentType, location));
  }

  private InputStream open() throws IOException {
    var in = contents.openValue(instance, range);
    return instance.syntax().bigEndian() ? LittleEndianInput.littleEndian(in, vr) : in;
  }
}
