package org.isocenter.imaging.origin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes what is kept of an original: its header, then all bytes outside its frames, deflated. */
public final class OriginWriter implements AutoCloseable {
  private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
  private final DeflaterOutputStream outside;

  /** Writes the header; {@code out} stays open in the end. */
  public OriginWriter(OutputStream out, OriginHeader header) throws IOException {
    header.writeTo(out);
    outside = new DeflaterOutputStream(out, deflater, 1 << 13);
  }

  /** Takes the bytes before the frames, then those behind them. */
  public OutputStream outside() {
    return outside;
  }

  /** Completes it. */
  public void finish() throws IOException {
    outside.finish();
    outside.flush();
  }

  @Override
  public void close() {
    deflater.end();
  }
}
