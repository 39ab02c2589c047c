package org.isocenter.dicom.instance;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.Deflater;

/**
 * The memory of one scan, which the next one takes over. A deflater costs a quarter of a MiB to set
 * up, more than most metadata, and fresh arrays are cold in the caches.
 */
final class ScanBuffers {
  // Of metadata, level 3 leaves a tenth to a fifth more than level 6, in a third of its time.
  private static final int LEVEL = 3;
  private static final int WINDOW = 64 << 10;
  private static final int TEXT = 16 << 10;
  private static final int DEFLATED = 8 << 10;

  private final Deflater deflater = new Deflater(LEVEL, true);
  private final byte[] window = new byte[WINDOW];
  private final byte[] text = new byte[TEXT];
  private final byte[] deflated = new byte[DEFLATED];

  Deflater deflater() {
    return deflater;
  }

  /** For the object. */
  byte[] window() {
    return window;
  }

  /** For JSON. */
  byte[] text() {
    return text;
  }

  /** For what comes out of the deflater. */
  byte[] deflated() {
    return deflated;
  }

  /** Keeps a few. */
  static final class Pool {
    private static final int KEPT = 8;

    private final BlockingQueue<ScanBuffers> idle = new ArrayBlockingQueue<>(KEPT);

    ScanBuffers take() {
      var kept = idle.poll();
      return kept == null ? new ScanBuffers() : kept;
    }

    void giveBack(ScanBuffers buffers) {
      buffers.deflater.reset();
      if (!idle.offer(buffers)) {
        buffers.deflater.end();
      }
    }
  }
}
