package org.isocenter.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.TransferSyntax;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Damaged objects are read or refused, never anything else. */
class MutationTest {

  private static final long SEED = 20260101;
  private static final int MUTATIONS = 3000;
  private static final byte[] TELLING = {0, 1, 'S', 'Q', 'U', 'N', 'O', -1, -2, -32, 0x7F, -128};

  private final Random random = new Random(SEED);
  private int refused;

  @Test
  void damagedObjectsAreReadOrRefused() {
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), this::readDamagedObjects);

    assertThat(refused).isPositive();
  }

  private void readDamagedObjects() throws IOException {
    for (byte[] sample : SampleObjects.all().values()) {
      for (int i = 0; i < MUTATIONS; i++) {
        readAndWrite(damaged(sample));
      }
    }
  }

  private byte[] damaged(byte[] sample) {
    var bytes = sample.clone();
    int start = bytes.length > 400 ? 132 : 0;
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      int at = start + random.nextInt(bytes.length - start);
      bytes[at] =
          random.nextBoolean()
              ? TELLING[random.nextInt(TELLING.length)]
              : (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** What can be read can also be copied, and the two ways of reading agree. */
  private void readAndWrite(byte[] object) throws IOException {
    var out = new ByteArrayOutputStream();
    Dataset read;
    try {
      read = DatasetReader.read(DicomReader.of(object));
      copy(DicomReader.open(new TrickleStream(object, 3), ReadLimits.DEFAULT), out);
    } catch (DicomFormatException e) {
      refused++;
      return;
    }
    assertThat(DatasetReader.read(DicomReader.of(out.toByteArray()))).isEqualTo(Evened.of(read));
  }

  private static void copy(DicomReader reader, ByteArrayOutputStream out) throws IOException {
    var meta = FileMeta.of("1.2", "1.2.3", TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    try (var writer = DicomWriter.part10(out, meta)) {
      writer.copy(reader);
    }
  }
}
