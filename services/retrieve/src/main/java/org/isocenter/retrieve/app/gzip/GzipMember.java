package org.isocenter.retrieve.app.gzip;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One gzip member (RFC 1952) around DEFLATE runs that were made earlier.
 *
 * <p>One member, and never several behind one another: browsers and curl stop after the first.
 */
public final class GzipMember implements TextSink {

  /** Bytes around the runs: header, empty final block, CRC-32 and length. */
  public static final int FRAMING = 20;

  private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

  /** A final block with fixed codes that holds nothing but its end. */
  private static final byte[] EMPTY_FINAL_BLOCK = {3, 0};

  private final OutputStream out;
  private boolean begun;
  private int crc32;
  private long length;

  /** Bytes of a member around a DEFLATE stream of this length, final block included. */
  public static long lengthAround(long deflatedLength) {
    return FRAMING - EMPTY_FINAL_BLOCK.length + deflatedLength;
  }

  /**
   * Writes a member around a whole DEFLATE stream, given in pieces.
   *
   * @param length bytes that the stream inflates to
   * @param crc32 CRC-32 of those bytes
   */
  public static void write(Iterable<byte[]> deflated, int crc32, long length, OutputStream out)
      throws IOException {
    out.write(HEADER);
    for (var piece : deflated) {
      out.write(piece);
    }
    writeLittleEndian(crc32, out);
    writeLittleEndian((int) length, out);
  }

  public GzipMember(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(DeflatedRun run) throws IOException {
    begin();
    out.write(run.buffer(), run.offset(), run.deflatedLength());
    crc32 = Crc32Combination.combine(crc32, run.crc32(), run.length());
    length += run.length();
  }

  @Override
  public void write(Literal literal) throws IOException {
    begin();
    literal.writeStored(out);
    crc32 = literal.appendTo(crc32);
    length += literal.length();
  }

  @Override
  public void finish() throws IOException {
    begin();
    out.write(EMPTY_FINAL_BLOCK);
    writeLittleEndian(crc32, out);
    writeLittleEndian((int) length, out);
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      out.write(HEADER);
    }
  }

  private static void writeLittleEndian(int value, OutputStream out) throws IOException {
    out.write(value);
    out.write(value >>> 8);
    out.write(value >>> 16);
    out.write(value >>> 24);
  }
}
