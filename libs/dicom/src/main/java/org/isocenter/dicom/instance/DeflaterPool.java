package org.isocenter.dicom.instance;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.Deflater;

/** Deflaters cost a quarter of a MiB to set up, more than most metadata; a few are kept. */
final class DeflaterPool {
  private static final int LEVEL = 6;
  private static final int KEPT = 8;

  private final BlockingQueue<Deflater> idle = new ArrayBlockingQueue<>(KEPT);

  Deflater take() {
    Deflater kept = idle.poll();
    return kept == null ? new Deflater(LEVEL, true) : kept;
  }

  void giveBack(Deflater deflater) {
    deflater.reset();
    if (!idle.offer(deflater)) {
      deflater.end();
    }
  }
}
