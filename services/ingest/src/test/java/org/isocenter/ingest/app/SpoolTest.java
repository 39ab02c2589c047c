package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.isocenter.dicom.instance.BulkDataPart;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir Path folder;

  @Test
  void keepsALittleInMemoryAndMuchInOneFile() throws IOException {
    byte[] little = bytes(100);
    byte[] much = bytes(300_000);
    byte[] more = bytes(70_001);
    try (var spool = new Spool(1000, folder)) {
      var first = keep(spool, little);
      assertThat(folder).isEmptyDirectory();

      var second = keep(spool, much);
      var third = keep(spool, more);

      assertThat(read(third)).isEqualTo(more);
      assertThat(read(first)).isEqualTo(little);
      assertThat(read(second)).isEqualTo(much);
      assertThat(read(second)).isEqualTo(much);
      assertThat(second.length()).isEqualTo(much.length);
      assertThat(third.length()).isEqualTo(more.length);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void keepsNothingAsNothing() throws IOException {
    try (var spool = new Spool(0, folder)) {
      assertThat(read(keep(spool, new byte[0]))).isEmpty();
    }
  }

  @Test
  void saysThatThereIsNoRoom() {
    Path missing = folder.resolve("missing");
    try (var spool = new Spool(10, missing)) {
      assertThat(Files.exists(missing)).isFalse();
      assertThatThrownBy(() -> keep(spool, bytes(100))).isInstanceOf(Unavailable.class);
    }
  }

  private static BulkDataPart keep(Spool spool, byte[] content) throws IOException {
    return spool.keep(new ByteArrayInputStream(content));
  }

  private static byte[] read(BulkDataPart part) throws IOException {
    try (InputStream in = part.open()) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
