package org.isocenter.retrieve.app.gzip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes the runs that ingest makes: raw DEFLATE, fully flushed, never final. */
public final class DeflatedRuns {

  private DeflatedRuns() {}

  public static DeflatedRun of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var crc = new CRC32();
    crc.update(bytes);
    byte[] deflated = deflate(bytes);
    return new DeflatedRun(deflated, 0, deflated.length, bytes.length, (int) crc.getValue());
  }

  private static byte[] deflate(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      byte[] window = new byte[8192];
      int count;
      do {
        count = deflater.deflate(window, 0, window.length, Deflater.FULL_FLUSH);
        out.write(window, 0, count);
      } while (count == window.length);
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
