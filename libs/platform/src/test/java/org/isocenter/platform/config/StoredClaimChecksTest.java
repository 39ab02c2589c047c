package org.isocenter.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.isocenter.objectstore.FileObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredClaimChecksTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  @Test
  void givesBackWhatWasKept() {
    try (var store = new FileObjectStore(folder)) {
      var claims = new StoredClaimChecks(() -> store);
      byte[] document = {1, 2, 3};

      claims.put("index/1.2/1.3/1.4/1.json", document);
      claims.put("index/1.2/1.3/1.4/1.json", document);

      assertThat(claims.get("index/1.2/1.3/1.4/1.json").orElseThrow()).isEqualTo(document);
      assertThat(claims.get("index/1.2/1.3/1.4/2.json")).isEmpty();
    }
  }
}
