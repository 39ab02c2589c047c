package org.isocenter.retrieve.app.gzip;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The same text for clients that do not take gzip, inflated run by run through a small window. */
public final class InflatedText implements TextSink, AutoCloseable {

  private final OutputStream out;
  private final Inflater inflater = new Inflater(true);
  private final byte[] window = new byte[16 * 1024];

  public InflatedText(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(DeflatedRun run) throws IOException {
    inflater.setInput(run.buffer(), run.offset(), run.deflatedLength());
    int written = 0;
    while (written < run.length()) {
      int count = inflate(Math.min(window.length, run.length() - written));
      if (count == 0) {
        throw new IOException("A DEFLATE run ends " + (run.length() - written) + " bytes early");
      }
      out.write(window, 0, count);
      written += count;
    }
    swallowEndOfRun();
  }

  @Override
  public void write(Literal literal) throws IOException {
    literal.writePlain(out);
  }

  @Override
  public void finish() {
    // A plain text has nothing behind its last piece.
  }

  @Override
  public void close() {
    inflater.end();
  }

  /** The flush behind a run inflates to nothing, but has to be read before the next run. */
  private void swallowEndOfRun() throws IOException {
    if (inflate(window.length) != 0) {
      throw new IOException("A DEFLATE run is longer than its recorded length");
    }
  }

  private int inflate(int limit) throws IOException {
    try {
      return inflater.inflate(window, 0, limit);
    } catch (DataFormatException e) {
      throw new IOException("A DEFLATE run is damaged", e);
    }
  }
}
