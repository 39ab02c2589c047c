package org.isocenter.ingest.app.compress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.instance.Extent;
import org.isocenter.dicom.instance.FrameLocation;
import org.isocenter.dicom.instance.FrameTable;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.imaging.frame.ImagePixel;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.origin.OriginException;
import org.isocenter.imaging.origin.OriginalCopy;
import org.isocenter.ingest.app.InstanceReceiver;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.ObjectNames;
import org.isocenter.ingest.app.Sha256;
import org.isocenter.ingest.app.compress.LeftAlone.Reason;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;

/**
 * Reads the new objects back from the store and proves that they hold all that the original does:
 * its attributes as they are, and every byte of its file by way of its digest.
 */
final class ProveOriginal {
  private final ObjectStore objects;
  private final InstanceReceiver receiver;
  private final BooleanSupplier goOn;

  ProveOriginal(ObjectStore objects, InstanceReceiver receiver, BooleanSupplier goOn) {
    this.objects = objects;
    this.receiver = receiver;
    this.goOn = goOn;
  }

  /**
   * Proves it of {@code written}.
   *
   * @return what the compressed object holds
   * @throws LeftAlone when it cannot be proven
   */
  InstanceScan prove(LedgerEntry entry, Written written, FrameCompressor compressor)
      throws IOException, LeftAlone {
    try {
      InstanceScan scan = scan(written);
      require(scan.syntax().equals(compressor.syntax()), "It has another transfer syntax");
      requireSameAttributes(entry, written);
      restore(entry, written, scan, compressor);
      return scan;
    } catch (OriginException | DicomFormatException e) {
      throw new LeftAlone(Reason.PROOF, String.valueOf(e.getMessage()));
    }
  }

  private static void require(boolean proven, String otherwise) throws LeftAlone {
    if (!proven) {
      throw new LeftAlone(Reason.PROOF, otherwise);
    }
  }

  private InstanceScan scan(Written written) throws IOException, LeftAlone {
    try (var object = new DigestInputStream(objects.open(written.key()), Sha256.start())) {
      InstanceScan scan = receiver.scan(object);
      require(isDigest(object, written.sha256()), "The compressed object is stored otherwise");
      return scan;
    }
  }

  private static boolean isDigest(DigestInputStream object, byte[] sha256) throws IOException {
    return object.read() < 0 && Arrays.equals(object.getMessageDigest().digest(), sha256);
  }

  private void requireSameAttributes(LedgerEntry entry, Written written)
      throws IOException, LeftAlone {
    byte[] before = attributes(entry.objectKey());
    require(Arrays.equals(before, attributes(written.key())), "Its attributes are others");
  }

  private byte[] attributes(ObjectKey key) throws IOException {
    try (InputStream object = objects.open(key)) {
      return AttributesDigest.of(object);
    }
  }

  private void restore(
      LedgerEntry entry, Written written, InstanceScan scan, FrameCompressor compressor)
      throws IOException, LeftAlone {
    var origin = ObjectNames.origin(written.key());
    try (var kept = new DigestInputStream(objects.open(origin), Sha256.start());
        var original = OriginalCopy.open(kept);
        var object = objects.open(written.key())) {
      require(
          original.header().length() == entry.size()
              && Arrays.equals(original.header().sha256(), entry.sha256()),
          "Another original is kept");
      require(scan.frames().count() == original.header().frames(), "Frames are missing");
      var frames = new StoredFrames(object, scan.frames());
      PixelFormat declared = declared(scan);
      original.writeTo(
          OutputStream.nullOutputStream(), number -> frames.restored(number, declared, compressor));
      require(isDigest(kept, written.keptSha256()), "What is kept is stored otherwise");
    }
  }

  private static PixelFormat declared(InstanceScan scan) throws IOException {
    Dataset attributes =
        JsonReader.keepingReferences(ReadLimits.DEFAULT)
            .read(new ByteArrayInputStream(scan.metadata().json("")));
    return ImagePixel.format(attributes);
  }

  /** Frames of an object that is read once, from its beginning to its end. */
  private final class StoredFrames {
    private final InputStream object;
    private final FrameTable table;
    private long position;

    StoredFrames(InputStream object, FrameTable table) {
      this.object = object;
      this.table = table;
    }

    byte[] restored(int number, PixelFormat declared, FrameCompressor compressor)
        throws IOException {
      if (!goOn.getAsBoolean()) {
        throw new CancellationException();
      }
      return compressor.restore(stream(number), declared);
    }

    private byte[] stream(int number) throws IOException {
      var stream = new ByteArrayOutputStream();
      if (table.locate(number) instanceof FrameLocation.Encapsulated(var fragments)) {
        for (Extent extent : fragments) {
          object.skipNBytes(extent.offset() - position);
          stream.write(object.readNBytes(Math.toIntExact(extent.length())));
          position = extent.end();
        }
      }
      return stream.toByteArray();
    }
  }
}
