package org.isocenter.ingest.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;

/**
 * What is inserted into a received object so that it describes itself, PS3.10 section 7.1: nothing
 * for a Part 10 file; preamble, prefix or File Meta Information where they are missing. It depends
 * on nothing but the object, so that the same object sent twice is stored as the same bytes.
 *
 * @param kept bytes of the object before the insertion
 * @param inserted the insertion
 */
record Part10Opening(int kept, byte[] inserted) {
  private static final int PREAMBLE = 128;
  private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
  private static final int META_START = PREAMBLE + PREFIX.length;
  private static final byte[] META_GROUP = {2, 0};
  private static final Part10Opening NOTHING = new Part10Opening(0, new byte[0]);

  /**
   * @param head the object's first bytes, all of them where it is short
   * @param meta what the File Meta Information should say if there is none
   */
  static Part10Opening of(byte[] head, FileMeta meta) throws IOException {
    if (startsWith(head, PREAMBLE, PREFIX)) {
      return hasMetaAt(head, META_START) ? NOTHING : insertion(META_START, meta);
    }
    if (startsWith(head, 0, PREFIX) && hasMetaAt(head, PREFIX.length)) {
      return new Part10Opening(0, new byte[PREAMBLE]);
    }
    if (hasMetaAt(head, 0)) {
      return new Part10Opening(0, Arrays.copyOf(header(meta), META_START));
    }
    return insertion(0, meta);
  }

  private static Part10Opening insertion(int kept, FileMeta meta) throws IOException {
    byte[] header = header(meta);
    return new Part10Opening(kept, Arrays.copyOfRange(header, kept, header.length));
  }

  private static byte[] header(FileMeta meta) throws IOException {
    var bytes = new ByteArrayOutputStream();
    DicomWriter.part10(bytes, meta);
    return bytes.toByteArray();
  }

  boolean isComplete() {
    return inserted.length == 0;
  }

  private static boolean hasMetaAt(byte[] head, int offset) {
    return startsWith(head, offset, META_GROUP);
  }

  private static boolean startsWith(byte[] head, int offset, byte[] expected) {
    for (int i = 0; i < expected.length; i++) {
      if (offset + i >= head.length || head[offset + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
