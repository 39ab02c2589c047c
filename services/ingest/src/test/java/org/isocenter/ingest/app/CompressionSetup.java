package org.isocenter.ingest.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.instance.Extent;
import org.isocenter.dicom.instance.FrameLocation;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.FrameCodecs;
import org.isocenter.imaging.frame.ImagePixel;
import org.isocenter.imaging.origin.OriginalCopy;
import org.isocenter.ingest.app.compress.CompressInstances;
import org.isocenter.ingest.app.compress.CompressionLimits;
import org.isocenter.ingest.app.compress.CompressionObserver;
import org.isocenter.ingest.app.compress.CompressionPolicy;
import org.isocenter.ingest.app.compress.Compressions;
import org.isocenter.ingest.app.compress.MakeCompressed;
import org.isocenter.ingest.app.compress.SwitchContent;
import org.isocenter.objectstore.ObjectStore;

/** Compressing with a real object store in a folder and everything else in memory. */
final class CompressionSetup implements CompressionObserver {
  static final String JPEG_2000 = "1.2.840.10008.1.2.4.90";

  private static final FrameCodecs CODECS = StandardCodecs.all();
  private static final TransferSyntax PLAIN = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

  final StoreSetup store;
  final MemoryCompressions compressions;
  final List<String> outcomes = new ArrayList<>();
  final List<Optional<Instant>> work = new ArrayList<>();
  Map<String, String> syntaxes = Map.of("CT", JPEG_2000);
  CompressionLimits limits = new CompressionLimits(1000, 64 << 20, Duration.ofMinutes(1), 5);
  Clock clock = Clock.systemUTC();
  private final Path folder;

  CompressionSetup(Path folder) {
    this.folder = folder;
    this.store = new StoreSetup(folder.resolve("objects"));
    this.compressions = new MemoryCompressions(store.ledger);
  }

  int compress() {
    return compress(compressions, store.objects);
  }

  int compress(Compressions port, ObjectStore objects) {
    return instances(port, objects).compressDue();
  }

  CompressInstances instances(Compressions port, ObjectStore objects) {
    var policy = new CompressionPolicy(syntaxes, limits, CODECS);
    var blobs = new BlobKeeping(objects, StoreSetup.REPLACED_GRACE);
    var announcing =
        new SwitchContent.Announcing(store.events, store.codec, event -> store.relay.relay(event));
    var steps =
        new CompressInstances.Steps(
            new MakeCompressed(
                objects,
                store.receiver(),
                CODECS,
                policy,
                new MakeCompressed.Means(limits, 100, folder)),
            new SwitchContent(store.ledger, port, announcing, blobs),
            new ObjectNames(new Ulids(Clock.systemUTC())),
            blobs,
            this);
    var settings =
        new CompressInstances.Settings(Duration.ZERO, 2, Duration.ofHours(1), Duration.ofHours(12));
    return new CompressInstances(port, steps, policy, settings, clock);
  }

  /** The original of a compressed instance, written again. */
  byte[] restored(LedgerEntry entry) throws IOException {
    return restored(entry, store.receiver(), store.objects);
  }

  static byte[] restored(LedgerEntry entry, InstanceReceiver receiver, ObjectStore objects)
      throws IOException {
    InstanceScan scan = receiver.rescan(entry.objectKey());
    byte[] object = bytes(entry, objects);
    var out = new ByteArrayOutputStream();
    try (var original = OriginalCopy.open(objects.open(ObjectNames.origin(entry.objectKey())))) {
      original.writeTo(out, number -> frame(object, scan, number));
    }
    return out.toByteArray();
  }

  byte[] bytes(LedgerEntry entry) throws IOException {
    return bytes(entry, store.objects);
  }

  static byte[] bytes(LedgerEntry entry, ObjectStore objects) throws IOException {
    try (var in = objects.open(entry.objectKey())) {
      return in.readAllBytes();
    }
  }

  private static byte[] frame(byte[] object, InstanceScan scan, int number) throws IOException {
    var stream = new ByteArrayOutputStream();
    var location = (FrameLocation.Encapsulated) scan.frames().locate(number);
    for (Extent extent : location.fragments()) {
      stream.write(object, (int) extent.offset(), (int) extent.length());
    }
    var attributes =
        JsonReader.keepingReferences(ReadLimits.DEFAULT)
            .read(new ByteArrayInputStream(scan.metadata().json("")));
    var codec = new CodecLimits(1 << 20, 64 << 20, Deadline.in(Duration.ofMinutes(1)));
    try {
      var request = DecodeRequest.of(scan.syntax(), ImagePixel.format(attributes), codec);
      var samples =
          CODECS.decoder(scan.syntax()).orElseThrow().decode(stream.toByteArray(), request);
      var plain = new EncodeRequest(PLAIN, 100, codec);
      return CODECS.encoder(PLAIN).orElseThrow().encode(samples, plain);
    } catch (CodecException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void working(Optional<Instant> due) {
    work.add(due);
  }

  @Override
  public void compressed(long saved) {
    outcomes.add(saved > 0 ? "compressed" : "larger");
  }

  @Override
  public void leftAlone(String reason) {
    outcomes.add(reason);
  }

  @Override
  public void failed() {
    outcomes.add("failed");
  }
}
