package org.isocenter.ingest.app.compress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.imaging.codec.FrameCodecs;
import org.isocenter.ingest.app.InstanceReceiver;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.compress.LeftAlone.Reason;
import org.isocenter.objectstore.MissingObjectException;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;

/** Makes the compressed form of one instance and proves that its original can be restored. */
public final class MakeCompressed {
  private final ObjectStore objects;
  private final InstanceReceiver receiver;
  private final FrameCodecs codecs;
  private final CompressionPolicy policy;
  private final Means means;

  /**
   * @param receiver that read the originals
   */
  public MakeCompressed(
      ObjectStore objects,
      InstanceReceiver receiver,
      FrameCodecs codecs,
      CompressionPolicy policy,
      Means means) {
    this.objects = objects;
    this.receiver = receiver;
    this.codecs = codecs;
    this.policy = policy;
    this.means = means;
  }

  /**
   * What may be used for it.
   *
   * @param memory bytes of compressed frames in memory; more go to a temporary file
   * @param folder of that file
   */
  public record Means(CompressionLimits limits, long memory, Path folder) {}

  /** Both objects, and what the compressed one holds. */
  record Made(Written written, InstanceScan scan) {
    /** Bytes that are needed less than for {@code original}. */
    long saved(LedgerEntry original) {
      return original.size() - written.bytes();
    }
  }

  /**
   * Writes and proves. When this throws, some of it may be there.
   *
   * @param goOn asked between frames; false ends the work with a {@link
   *     java.util.concurrent.CancellationException}
   * @throws LeftAlone when the instance is not to be compressed
   */
  Made make(LedgerEntry entry, ObjectKey key, BooleanSupplier goOn) throws IOException, LeftAlone {
    NativeImage image = image(entry.objectKey());
    TransferSyntax syntax =
        policy
            .syntax(image.modality())
            .orElseThrow(() -> new LeftAlone(Reason.MODALITY, "Its modality is not compressed"));
    var compressor = new FrameCompressor(codecs, means.limits(), syntax);
    if (!means.limits().hold(codecs.decoder(syntax).orElseThrow(), image)) {
      throw new LeftAlone(Reason.MEMORY, "Its frames are too large, or too many");
    }
    if (!WriteCompressed.pixels(compressor, image).keeps(image.attributes())) {
      throw new LeftAlone(Reason.ATTRIBUTES, "Its attributes would be others");
    }
    var waiting = new WriteCompressed.Waiting(means.memory(), means.folder());
    var written =
        new WriteCompressed(objects, means.limits(), waiting, goOn)
            .write(new WriteCompressed.Task(entry, image, compressor, key));
    var scan = new ProveOriginal(objects, receiver, goOn).prove(entry, written, compressor);
    return new Made(written, scan);
  }

  private NativeImage image(ObjectKey key) throws IOException, LeftAlone {
    try (InputStream object = objects.open(key)) {
      return NativeImage.read(object);
    } catch (MissingObjectException _) {
      throw new LeftAlone(Reason.LOST, "There is no object of it");
    }
  }
}
