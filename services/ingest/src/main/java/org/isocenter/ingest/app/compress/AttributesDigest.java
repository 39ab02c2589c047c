package org.isocenter.ingest.app.compress;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.Set;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.io.Token;
import org.isocenter.ingest.app.Sha256;

/**
 * A digest of all attributes of an object, whatever they are encoded in: the same before and after
 * its pixels are compressed. Left out is only what compressing changes.
 */
final class AttributesDigest {
  private static final Set<Integer> CHANGING =
      Set.of(
          Tags.PHOTOMETRIC_INTERPRETATION,
          Tags.EXTENDED_OFFSET_TABLE,
          Tags.EXTENDED_OFFSET_TABLE_LENGTHS,
          Tags.ENCAPSULATED_PIXEL_DATA_VALUE_TOTAL_LENGTH);

  private final DigestOutputStream digest =
      new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.start());
  private final DataOutputStream data = new DataOutputStream(digest);

  private AttributesDigest() {}

  /** Reads {@code object} to its end; the caller closes it. */
  static byte[] of(InputStream object) throws IOException {
    // The caller closes the stream that the reader reads.
    @SuppressWarnings("resource")
    var reader = DicomReader.open(object, ReadLimits.DEFAULT);
    var attributes = new AttributesDigest();
    attributes.meta(reader);
    while (reader.next() != Token.END) {
      attributes.token(reader);
    }
    return attributes.digest.getMessageDigest().digest();
  }

  private void meta(DicomReader reader) throws IOException {
    for (Element element : reader.fileMeta().elements()) {
      if (element.tag() != Tags.TRANSFER_SYNTAX_UID && element instanceof Element.Value value) {
        data.writeInt(value.tag());
        data.write(value.bytes());
      }
    }
  }

  private void token(DicomReader reader) throws IOException {
    if (reader.depth() == 0 && reader.tag() == Tags.PIXEL_DATA) {
      data.writeInt(Tags.PIXEL_DATA);
      skipFragments(reader);
      return;
    }
    boolean element = reader.token() == Token.ELEMENT;
    boolean changing = reader.depth() == 0 && CHANGING.contains(reader.tag());
    if (element && (changing || Tag.isGroupLength(reader.tag()))) {
      return;
    }
    data.writeUTF(reader.token().name());
    data.writeInt(reader.tag());
    if (reader.token().hasValue()) {
      value(reader);
    }
  }

  private static void skipFragments(DicomReader reader) throws IOException {
    if (reader.token() == Token.FRAGMENTS_START) {
      while (reader.next() != Token.FRAGMENTS_END) {
        // The pixels are compared otherwise.
      }
    }
  }

  /** An odd length is made even when it is written. */
  private void value(DicomReader reader) throws IOException {
    boolean odd = (reader.length() & 1) != 0;
    data.writeUTF(reader.vr().name());
    data.writeLong(reader.length() + (odd ? 1 : 0));
    reader.transferTo(data);
    if (odd) {
      data.write(reader.vr().padding());
    }
  }
}
