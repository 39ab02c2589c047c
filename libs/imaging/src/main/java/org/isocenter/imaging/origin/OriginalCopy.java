package org.isocenter.imaging.origin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.isocenter.imaging.transcode.EncodedFrames;

/** Writes an original file again, from what was kept of it and its frames. */
public final class OriginalCopy implements AutoCloseable {
  private static final int PIECE = 1 << 13;

  private final InputStream kept;
  private final OriginHeader header;

  private OriginalCopy(InputStream kept, OriginHeader header) {
    this.kept = kept;
    this.header = header;
  }

  /** Reads the header; closing the result closes {@code kept}. */
  public static OriginalCopy open(InputStream kept) throws IOException {
    var buffered = new BufferedInputStream(kept);
    boolean opened = false;
    try {
      var copy = new OriginalCopy(buffered, OriginHeader.readFrom(buffered));
      opened = true;
      return copy;
    } finally {
      if (!opened) {
        buffered.close();
      }
    }
  }

  public OriginHeader header() {
    return header;
  }

  /**
   * Writes the file, once. Its last byte is held back until the digest of all is that of the
   * original: whoever counts bytes never takes a wrong file for a whole one.
   *
   * @param frames uncompressed, as they stand in the original
   * @throws OriginException when this is not the original
   */
  public void writeTo(OutputStream out, EncodedFrames frames) throws IOException {
    var original = new VerifiedOutput(out, header.length(), header.sha256());
    var inflater = new Inflater();
    try {
      // Whoever opened this closes what is read; the inflater is ended here.
      @SuppressWarnings("resource")
      var outside = new InflaterInputStream(kept, inflater);
      copy(outside, header.prefix(), original);
      copyFrames(frames, original);
      copy(outside, header.suffix(), original);
      if (outside.read() >= 0) {
        throw new OriginException("More was kept of the original than belongs to it");
      }
    } catch (ZipException e) {
      throw new OriginException("What is kept of an original is damaged", e);
    } finally {
      inflater.end();
    }
    original.finish();
  }

  private void copyFrames(EncodedFrames frames, OutputStream original) throws IOException {
    for (int number = 1; number <= header.frames(); number++) {
      byte[] frame = frames.frame(number);
      if (frame.length != header.frameLength()) {
        throw new OriginException("Frame %d is not that of the original".formatted(number));
      }
      original.write(frame);
    }
  }

  private static void copy(InputStream in, long count, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    long left = count;
    while (left > 0) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new OriginException("What is kept of an original ends early");
      }
      out.write(piece, 0, read);
      left -= read;
    }
  }

  @Override
  public void close() throws IOException {
    kept.close();
  }
}
