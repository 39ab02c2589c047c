package org.isocenter.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class S3ObjectStoreIT extends ObjectStoreContract {
  private static final String BUCKET = "dicom";

  @TempDir static Path folder;
  private static S3ProxyFolder server;
  private S3ObjectStore store;

  @BeforeAll
  static void startServer() throws Exception {
    server = new S3ProxyFolder(folder, BUCKET);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.stop();
  }

  @BeforeEach
  void openStore() {
    store = new S3ObjectStore(settings(BUCKET, S3ProxyFolder.SECRET_KEY));
  }

  private static S3Settings settings(String bucket, String secretKey) {
    return S3Settings.of(
        server.endpoint(), "eu-central-1", bucket, S3ProxyFolder.ACCESS_KEY, secretKey);
  }

  @AfterEach
  void emptyStore() {
    keys("").forEach(store::delete);
    store.close();
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  /** Three parts, the last one short. */
  @Override
  protected int largeSize() {
    return 2 * S3Settings.DEFAULT_PART_SIZE + 1000;
  }

  @ParameterizedTest
  @EnumSource
  void uploadsMayCarryChecksumsAndNoConditions(Checksums checksums) throws IOException {
    ObjectKey large = new ObjectKey("large");
    ObjectKey small = new ObjectKey("small");
    store.close();
    store = new S3ObjectStore(with(checksums));

    put(large, new byte[largeSize()]);
    put(small, new byte[] {7});

    assertThat(read(large)).isEqualTo(new byte[largeSize()]);
    assertThat(read(small)).containsExactly(7);
    assertThat(put(small, new byte[2]).size()).isEqualTo(1);
    assertThat(put(large, new byte[2]).size()).isEqualTo(largeSize());
  }

  private static S3Settings with(Checksums checksums) {
    S3Settings usual = settings(BUCKET, S3ProxyFolder.SECRET_KEY);
    return new S3Settings(
        usual.endpoint(),
        usual.region(),
        usual.bucket(),
        usual.accessKey(),
        usual.secretKey(),
        usual.pathStyle(),
        checksums,
        false,
        usual.partSize(),
        usual.maxConnections(),
        usual.connectTimeout(),
        usual.readTimeout());
  }

  @Test
  void aMissingBucketIsNamedAndNotCreated() {
    try (var lost = new S3ObjectStore(settings("elsewhere", S3ProxyFolder.SECRET_KEY));
        ObjectWriter writer = lost.create(new ObjectKey("a"))) {
      assertThatExceptionOfType(StorageException.class)
          .isThrownBy(lost::check)
          .withMessageContaining("bucket elsewhere does not exist")
          .matches(refused -> !refused.retryable());
      assertThatExceptionOfType(StorageException.class)
          .isThrownBy(writer::commit)
          .withMessageContaining("bucket does not exist");
      assertThatExceptionOfType(StorageException.class)
          .isThrownBy(() -> lost.open(new ObjectKey("a")))
          .isNotInstanceOf(MissingObjectException.class);
    }
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void wrongCredentialsAreRefusedForGood() {
    try (var stranger = new S3ObjectStore(settings(BUCKET, "wrong"))) {
      assertThatExceptionOfType(StorageException.class)
          .isThrownBy(() -> stranger.open(new ObjectKey("a")))
          .withMessageContaining("credentials")
          .matches(refused -> !refused.retryable());
    }
  }

  @Test
  void aServerOutOfReachMayComeBack() throws Exception {
    S3ProxyFolder other = new S3ProxyFolder(folder.resolveSibling("other"), BUCKET);
    S3Settings gone =
        S3Settings.of(other.endpoint(), "eu-central-1", BUCKET, "any-access-key", "any-secret-key");
    other.stop();

    try (var away = new S3ObjectStore(gone)) {
      assertThatExceptionOfType(StorageException.class)
          .isThrownBy(away::check)
          .matches(StorageException::retryable);
    }
  }
}
