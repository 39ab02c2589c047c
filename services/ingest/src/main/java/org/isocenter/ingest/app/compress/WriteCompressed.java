package org.isocenter.ingest.app.compress;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.isocenter.dicom.instance.BulkDataPart;
import org.isocenter.imaging.origin.OriginHeader;
import org.isocenter.imaging.origin.OriginWriter;
import org.isocenter.imaging.transcode.OffsetTable;
import org.isocenter.imaging.transcode.TranscodedCopy;
import org.isocenter.imaging.transcode.TranscodedPixels;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.ObjectNames;
import org.isocenter.ingest.app.Sha256;
import org.isocenter.ingest.app.Spool;
import org.isocenter.ingest.app.compress.LeftAlone.Reason;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;

/**
 * Writes an image anew, compressed, and beside it what is not pixels of the original. Memory holds
 * one frame; the code streams wait in a file until all their lengths are known.
 */
final class WriteCompressed {
  private static final int PIECE = 1 << 16;

  private final ObjectStore objects;
  private final CompressionLimits limits;
  private final Waiting waiting;
  private final BooleanSupplier goOn;

  WriteCompressed(
      ObjectStore objects, CompressionLimits limits, Waiting waiting, BooleanSupplier goOn) {
    this.objects = objects;
    this.limits = limits;
    this.waiting = waiting;
    this.goOn = goOn;
  }

  /**
   * Where code streams wait.
   *
   * @param memory bytes of them in memory; more go to a temporary file
   * @param folder of that file
   */
  record Waiting(long memory, Path folder) {}

  /** One image on its way. */
  record Task(LedgerEntry entry, NativeImage image, FrameCompressor compressor, ObjectKey key) {}

  /**
   * Writes both objects. When this throws, either may be there.
   *
   * @throws LeftAlone when the image is not to be compressed
   */
  Written write(Task task) throws IOException, LeftAlone {
    try (var spool = new Spool(waiting.memory(), waiting.folder())) {
      List<BulkDataPart> frames = new ArrayList<>();
      CountedDigest kept = writeKept(task, spool, frames);
      CountedDigest compressed = writeCompressed(task, frames);
      long bytes = kept.count() + compressed.count();
      requireSmaller(task, bytes);
      return new Written(task.key(), compressed.count(), bytes, compressed.sha256(), kept.sha256());
    }
  }

  private void requireSmaller(Task task, long bytes) throws LeftAlone {
    if (bytes > limits.allowed(task.entry().size())) {
      throw new LeftAlone(Reason.SIZE, "It would hardly become smaller");
    }
  }

  /** Reads the original, all of it: pixels become frames, and the rest is kept. */
  private CountedDigest writeKept(Task task, Spool spool, List<BulkDataPart> frames)
      throws IOException, LeftAlone {
    NativeImage image = task.image();
    var header =
        new OriginHeader(
            image.syntax().uid(),
            task.entry().size(),
            image.offset(),
            image.frames(),
            image.frameLength(),
            task.entry().sha256());
    try (var original =
            new DigestInputStream(objects.open(task.entry().objectKey()), Sha256.start());
        var object = objects.create(ObjectNames.origin(task.key()))) {
      var digest = new CountedDigest(object);
      var out = new BufferedOutputStream(digest, PIECE);
      try (var kept = new OriginWriter(out, header)) {
        copy(original, image.offset(), kept.outside());
        compress(task, original, spool, frames);
        copy(original, header.suffix(), kept.outside());
        kept.finish();
      }
      out.flush();
      requireOriginal(task.entry(), original);
      object.commit();
      return digest;
    }
  }

  private static void requireOriginal(LedgerEntry entry, DigestInputStream original)
      throws IOException, LeftAlone {
    boolean longer = original.read() >= 0;
    if (longer || !Arrays.equals(original.getMessageDigest().digest(), entry.sha256())) {
      throw new LeftAlone(Reason.DAMAGED, "The stored object is not what was received");
    }
  }

  private void compress(Task task, InputStream original, Spool spool, List<BulkDataPart> frames)
      throws IOException, LeftAlone {
    NativeImage image = task.image();
    long bytes = 0;
    for (int number = 1; number <= image.frames(); number++) {
      if (!goOn.getAsBoolean()) {
        throw new CancellationException();
      }
      byte[] frame = original.readNBytes(image.frameLength());
      if (frame.length < image.frameLength()) {
        throw new EOFException("The object ends within a frame");
      }
      byte[] stream = task.compressor().compress(frame, image.format());
      bytes += stream.length;
      requireSmaller(task, bytes);
      frames.add(spool.keep(out -> out.write(stream)));
    }
  }

  private static void copy(InputStream in, long count, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    long left = count;
    while (left > 0) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new EOFException("The object ends early");
      }
      out.write(piece, 0, read);
      left -= read;
    }
  }

  private CountedDigest writeCompressed(Task task, List<BulkDataPart> frames) throws IOException {
    NativeImage image = task.image();
    var pixels = pixels(task.compressor(), image);
    var offsets = new OffsetTable(frames.stream().mapToLong(BulkDataPart::length).toArray());
    try (var original = objects.open(task.entry().objectKey());
        var object = objects.create(task.key())) {
      var digest = new CountedDigest(object);
      var out = new BufferedOutputStream(digest, PIECE);
      new TranscodedCopy(pixels, number -> bytes(frames.get(number - 1)), offsets)
          .copy(original, out);
      out.flush();
      object.commit();
      return digest;
    }
  }

  static TranscodedPixels pixels(FrameCompressor compressor, NativeImage image) {
    var format = image.format().interleaved(image.format().photometric());
    return new TranscodedPixels(compressor.syntax(), format, image.frames());
  }

  private static byte[] bytes(BulkDataPart frame) throws IOException {
    try (var in = frame.open()) {
      return in.readAllBytes();
    }
  }
}
