package org.isocenter.retrieve.app.gzip;

import java.util.Objects;

/**
 * A part of {@code buffer} that holds raw DEFLATE (RFC 1951) blocks, none of them final, ended on a
 * byte boundary and referring to nothing before them.
 *
 * @param length number of bytes that the run inflates to
 * @param crc32 CRC-32 of those bytes
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a window into a row's bytes: never compared, never changed
public record DeflatedRun(byte[] buffer, int offset, int deflatedLength, int length, int crc32) {

  public DeflatedRun {
    Objects.checkFromIndexSize(offset, deflatedLength, buffer.length);
  }
}
