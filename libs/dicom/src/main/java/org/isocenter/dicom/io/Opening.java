package org.isocenter.dicom.io;

import java.io.IOException;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.dictionary.Tags;

/** The way to the first element of the data set: preamble, File Meta Information, PS3.10 7.1. */
final class Opening {

  private static final int PREAMBLE = 128;
  private static final byte[] PREFIX = {'D', 'I', 'C', 'M'};
  private static final int META_GROUP = 0x0002;

  private final DicomReader reader;

  Opening(DicomReader reader) {
    this.reader = reader;
  }

  DicomReader open() throws IOException {
    boolean preamble = skipPreamble();
    if (!reader.cursor().window().startsGroup(META_GROUP)) {
      reader.cursor().warn(Warnings.Kind.NO_META);
      reader.cursor().begin(guess());
      return reader;
    }
    if (!preamble) {
      reader.cursor().warn(Warnings.Kind.NO_PREAMBLE);
    }
    readMeta();
    reader.cursor().begin(transferSyntax());
    return reader;
  }

  private boolean skipPreamble() throws IOException {
    var window = reader.cursor().window();
    if (!window.has(PREAMBLE + PREFIX.length)) {
      return false;
    }
    for (int i = 0; i < PREFIX.length; i++) {
      if (window.buffer()[window.offset() + PREAMBLE + i] != PREFIX[i]) {
        return false;
      }
    }
    window.advance(PREAMBLE + PREFIX.length);
    return true;
  }

  /** Reads while the group is 0002: the group length is too often wrong to be of use. */
  private void readMeta() throws IOException {
    var window = reader.cursor().window();
    reader.cursor().encoding(EncodingGuess.namesVr(window), false);
    if (!EncodingGuess.namesVr(window)) {
      reader.cursor().warn(Warnings.Kind.META_IMPLICIT);
    }
    var elements = new Dataset();
    long announcedEnd = -1;
    while (window.startsGroup(META_GROUP)) {
      if (reader.next() != Token.ELEMENT) {
        throw reader.cursor().failure("a sequence within the File Meta Information");
      }
      var value = reader.readValue();
      if (Tag.isGroupLength(reader.tag()) && value.length == Integer.BYTES) {
        announcedEnd = window.position() + littleEndian(value);
      } else {
        elements.put(Element.value(reader.tag(), reader.vr(), value));
      }
    }
    checkLength(announcedEnd);
    reader.meta(new FileMeta(elements));
  }

  private static long littleEndian(byte[] value) {
    return (value[0] & 0xFF)
        | (value[1] & 0xFF) << 8
        | (value[2] & 0xFF) << 16
        | (value[3] & 0xFFL) << 24;
  }

  private void checkLength(long announcedEnd) {
    if (announcedEnd < 0) {
      reader.cursor().warn(Warnings.Kind.META_WITHOUT_LENGTH);
    } else if (announcedEnd != reader.cursor().window().position()) {
      reader.cursor().warn(Warnings.Kind.META_LENGTH);
    }
  }

  private TransferSyntax transferSyntax() throws IOException {
    var uid = reader.fileMeta().elements().string(Tags.TRANSFER_SYNTAX_UID);
    if (uid.isEmpty()) {
      reader.cursor().warn(Warnings.Kind.NO_TRANSFER_SYNTAX);
      return guess();
    }
    var syntax = TransferSyntax.of(uid.get());
    if (!syntax.known()) {
      reader.cursor().warn(Warnings.Kind.UNKNOWN_TRANSFER_SYNTAX);
      return guess();
    }
    return syntax.explicit() && !syntax.deflated() ? corrected(syntax) : syntax;
  }

  /** A data set whose first element has no VR cannot be explicit, whatever is said of it. */
  private TransferSyntax corrected(TransferSyntax syntax) throws IOException {
    var window = reader.cursor().window();
    if (!window.has(8) || EncodingGuess.namesVr(window)) {
      return syntax;
    }
    if (EncodingGuess.ofFirstElement(window) != EncodingGuess.Encoding.IMPLICIT_LITTLE) {
      return syntax;
    }
    reader.cursor().warn(Warnings.Kind.WRONG_TRANSFER_SYNTAX);
    return TransferSyntax.IMPLICIT_LITTLE_ENDIAN;
  }

  private TransferSyntax guess() throws IOException {
    var guessed = EncodingGuess.ofFirstElement(reader.cursor().window());
    if (guessed == null) {
      throw reader.cursor().failure("not a DICOM object");
    }
    return switch (guessed) {
      case IMPLICIT_LITTLE -> TransferSyntax.IMPLICIT_LITTLE_ENDIAN;
      case EXPLICIT_LITTLE -> TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
      case EXPLICIT_BIG -> TransferSyntax.EXPLICIT_BIG_ENDIAN;
    };
  }
}
