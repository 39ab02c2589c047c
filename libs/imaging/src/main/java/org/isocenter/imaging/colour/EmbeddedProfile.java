package org.isocenter.imaging.colour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Puts an ICC profile into the file of a picture, ICC.1 annex B. */
public final class EmbeddedProfile {
  private static final byte[] JPEG_NAME = "ICC_PROFILE\0".getBytes(ISO_8859_1);
  private static final int APP2 = 0xFFE2;
  private static final int JPEG_CHUNK = 0xFFFF - 2 - JPEG_NAME.length - 2;
  private static final int JPEG_CHUNKS = 255;

  /** PNG's signature and its first chunk, IHDR. */
  private static final int PNG_START = 8 + 25;

  private static final byte[] PNG_NAME = "ICC\0\0".getBytes(ISO_8859_1);

  private EmbeddedProfile() {}

  /** Into a JPEG, in chunks of APP2 segments behind its first marker, before all others. */
  public static byte[] inJpeg(byte[] jpeg, byte[] profile) throws ProfileException {
    int chunks = Math.ceilDiv(profile.length, JPEG_CHUNK);
    if (chunks > JPEG_CHUNKS) {
      throw new ProfileException("The ICC profile is too long for a JPEG.");
    }
    int start = afterJfif(jpeg);
    var out = new ByteArrayOutputStream(jpeg.length + profile.length + chunks * 32);
    out.write(jpeg, 0, start);
    for (int i = 0; i < chunks; i++) {
      int from = i * JPEG_CHUNK;
      int length = Math.min(JPEG_CHUNK, profile.length - from);
      var head = ByteBuffer.allocate(4 + JPEG_NAME.length + 2).putShort((short) APP2);
      head.putShort((short) (2 + JPEG_NAME.length + 2 + length)).put(JPEG_NAME);
      head.put((byte) (i + 1)).put((byte) chunks);
      out.writeBytes(head.array());
      out.write(profile, from, length);
    }
    out.write(jpeg, start, jpeg.length - start);
    return out.toByteArray();
  }

  /** JFIF wants its APP0 to come first. */
  private static int afterJfif(byte[] jpeg) {
    boolean jfif = jpeg.length > 6 && (jpeg[2] & 0xFF) == 0xFF && (jpeg[3] & 0xFF) == 0xE0;
    return jfif ? 4 + ((jpeg[4] & 0xFF) << Byte.SIZE | jpeg[5] & 0xFF) : 2;
  }

  /** Into a PNG, as an iCCP chunk behind its header. */
  public static byte[] inPng(byte[] png, byte[] profile) {
    byte[] deflated = deflated(profile);
    var chunk = ByteBuffer.allocate(12 + PNG_NAME.length + deflated.length);
    chunk.putInt(PNG_NAME.length + deflated.length).put("iCCP".getBytes(ISO_8859_1));
    chunk.put(PNG_NAME).put(deflated);
    var crc = new CRC32();
    crc.update(chunk.array(), 4, chunk.position() - 4);
    chunk.putInt((int) crc.getValue());
    return ByteBuffer.allocate(png.length + chunk.capacity())
        .put(png, 0, PNG_START)
        .put(chunk.array())
        .put(png, PNG_START, png.length - PNG_START)
        .array();
  }

  private static byte[] deflated(byte[] profile) {
    var out = new ByteArrayOutputStream(profile.length);
    var deflater = new Deflater();
    try {
      deflater.setInput(profile);
      deflater.finish();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
