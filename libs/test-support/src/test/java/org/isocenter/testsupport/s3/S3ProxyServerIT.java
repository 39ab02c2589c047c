package org.isocenter.testsupport.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.S3ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ProxyServerIT {
  @TempDir Path folder;

  @Test
  void servesItsBucketAndKeepsItAcrossRestarts() throws Exception {
    ObjectKey key = new ObjectKey("a/b");
    try (S3ProxyServer server = S3ProxyServer.start(folder);
        S3ObjectStore store = new S3ObjectStore(server.settings());
        var writer = store.create(key)) {
      store.check();
      writer.write('x');
      writer.commit();
    }

    try (S3ProxyServer server = S3ProxyServer.start(folder);
        S3ObjectStore store = new S3ObjectStore(server.settings());
        var content = store.open(key)) {
      assertThat(content.readAllBytes()).containsExactly('x');
    }
  }
}
