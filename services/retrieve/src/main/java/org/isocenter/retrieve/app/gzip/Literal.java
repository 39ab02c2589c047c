package org.isocenter.retrieve.app.gzip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A short text that goes out undeflated, as one stored block (RFC 1951, 3.2.4). */
public final class Literal {

  /** Bytes that a stored block adds: its header, its length and the length's complement. */
  public static final int FRAMING = 5;

  private static final int MAX_STORED = 0xFFFF;

  private final byte[] block;
  private final int crc32;
  private final CrcShift shift;

  public Literal(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_STORED) {
      throw new IllegalArgumentException("A literal has at most 65535 bytes, not " + bytes.length);
    }
    block = storedBlock(bytes);
    var crc = new CRC32();
    crc.update(bytes);
    crc32 = (int) crc.getValue();
    shift = CrcShift.by(bytes.length);
  }

  public int length() {
    return block.length - FRAMING;
  }

  void writeStored(OutputStream out) throws IOException {
    out.write(block);
  }

  void writePlain(OutputStream out) throws IOException {
    out.write(block, FRAMING, length());
  }

  int appendTo(int crcBefore) {
    return shift.apply(crcBefore) ^ crc32;
  }

  private static byte[] storedBlock(byte[] bytes) {
    byte[] block = new byte[FRAMING + bytes.length];
    block[1] = (byte) bytes.length;
    block[2] = (byte) (bytes.length >>> 8);
    block[3] = (byte) ~bytes.length;
    block[4] = (byte) (~bytes.length >>> 8);
    System.arraycopy(bytes, 0, block, FRAMING, bytes.length);
    return block;
  }
}
