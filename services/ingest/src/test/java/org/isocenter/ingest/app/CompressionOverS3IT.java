package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.ObjectWriter;
import org.isocenter.objectstore.S3ObjectStore;
import org.isocenter.objectstore.S3Settings;
import org.isocenter.objectstore.StoredObject;
import org.isocenter.testsupport.image.TestImage;
import org.isocenter.testsupport.s3.S3ProxyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compressing where objects lie in a bucket, over a link that fails. */
class CompressionOverS3IT {
  private static final Duration GRACE = Duration.ofHours(24);

  /** The least that S3 takes. */
  private static final int PART = 5 << 20;

  @TempDir Path folder;
  private S3ProxyServer server;
  private FailingLink link;
  private S3ObjectStore bucket;
  private CompressionSetup setup;

  @BeforeEach
  void connect() throws IOException {
    server = S3ProxyServer.start(folder.resolve("buckets"));
    link = new FailingLink(server.endpoint());
    bucket = new S3ObjectStore(settings());
    setup = new CompressionSetup(folder);
    setup.store.objects = bucket;
    setup.store.limits = new StoreLimits(64 << 20, 256 << 10, 1 << 20, 200, 4 << 20);
    setup.syntaxes = Map.of("CT", "1.2.840.10008.1.2.5");
  }

  private S3Settings settings() {
    var usual = server.settings();
    return new S3Settings(
        link.endpoint(),
        usual.region(),
        usual.bucket(),
        usual.accessKey(),
        usual.secretKey(),
        usual.pathStyle(),
        usual.checksums(),
        usual.conditionalWrites(),
        PART,
        usual.maxConnections(),
        usual.connectTimeout(),
        Duration.ofSeconds(3));
  }

  @AfterEach
  void disconnect() throws IOException {
    bucket.close();
    link.close();
    server.close();
  }

  @Test
  void compressesAnObjectOfSeveralParts() throws IOException {
    TestImage image = store(280);

    assertThat(setup.compress()).isEqualTo(1);

    LedgerEntry entry = setup.store.ledger.entry(image.sopInstanceUid());
    assertThat(entry.size()).isGreaterThan(PART);
    assertThat(setup.restored(entry)).isEqualTo(image.bytes());
    assertThat(setup.store.keys()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    ".origin, 0, BUSY, 1",
    ".compressed.dcm, 100, CUT, 1",
    ".compressed.dcm, 20000, BUSY, 1",
    ".compressed.dcm, 20000, SILENT, 1",
    ".compressed.dcm, 20000, CUT, 1",
    ".compressed.dcm, 5300000, BUSY, 280",
    ".compressed.dcm, 5300000, CUT, 280"
  })
  void anUploadThatFailsLeavesTheOriginalForAnotherTime(
      String name, long after, FailingLink.Mode how, int frames) throws IOException {
    TestImage image = store(frames);
    LedgerEntry original = setup.store.ledger.entry(image.sopInstanceUid());
    var failing = new UploadStore(bucket, name, () -> link.failAfter(after, how));

    assertThat(setup.compress(setup.compressions, failing)).isZero();

    link.mend();
    assertThat(setup.outcomes).containsExactly("failed");
    assertThat(setup.store.ledger.entry(image.sopInstanceUid())).isSameAs(original);
    assertThat(setup.bytes(original)).isEqualTo(image.bytes());
    setup.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    assertThat(setup.compress()).isEqualTo(1);
    LedgerEntry entry = setup.store.ledger.entry(image.sopInstanceUid());
    assertThat(setup.restored(entry)).isEqualTo(image.bytes());
    sweep();
    assertThat(setup.store.keys())
        .containsExactlyInAnyOrder(
            original.objectKey().value(),
            entry.objectKey().value(),
            entry.objectKey().value() + ".origin");
  }

  private TestImage store(int frames) throws IOException {
    var image = TestImage.of("CT").size(256, 256).frames(frames);
    setup.store.store(ConflictPolicy.REJECT, image.bytes());
    return image;
  }

  private void sweep() {
    var tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
    new SweepOrphans(bucket, setup.store.ledger, tomorrow, GRACE).sweep();
  }

  /** A store in which something happens before some objects are written. */
  private record UploadStore(ObjectStore store, String name, Runnable event)
      implements ObjectStore {
    @Override
    public ObjectWriter create(ObjectKey key) {
      if (key.value().endsWith(name)) {
        event.run();
      }
      return store.create(key);
    }

    @Override
    public InputStream open(ObjectKey key, ByteRange range) {
      return store.open(key, range);
    }

    @Override
    public InputStream open(ObjectKey key) {
      return store.open(key);
    }

    @Override
    public void delete(ObjectKey key) {
      store.delete(key);
    }

    @Override
    public OptionalLong size(ObjectKey key) {
      return store.size(key);
    }

    @Override
    public void forEach(String prefix, Consumer<StoredObject> action) {
      store.forEach(prefix, action);
    }

    @Override
    public void check() {
      store.check();
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
