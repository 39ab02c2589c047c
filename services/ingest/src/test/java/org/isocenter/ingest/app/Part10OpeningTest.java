package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.instance.BulkDataPolicy;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.ingest.SampleInstance;
import org.junit.jupiter.api.Test;

class Part10OpeningTest {
  private static final SampleInstance SAMPLE = SampleInstance.number(1);

  private final FileMeta meta =
      FileMeta.of(
          SAMPLE.sopClassUid(), SAMPLE.sopInstanceUid(), TransferSyntax.IMPLICIT_LITTLE_ENDIAN);

  @Test
  void leavesAPart10FileAsItIs() throws IOException {
    assertThat(Part10Opening.of(SAMPLE.bytes(), meta).isComplete()).isTrue();
  }

  @Test
  void putsPreambleAndMetaInformationBeforeABareDataSet() throws IOException {
    InstanceScan scan = scan(completed(SAMPLE.bareBytes()));

    assertThat(scan.part10()).isTrue();
    assertThat(scan.syntax()).isEqualTo(TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
    assertThat(scan.meta().mediaStorageSopInstanceUid()).isEqualTo(SAMPLE.sopInstanceUid());
  }

  @Test
  void putsThePreambleBeforeMetaInformationThatIsThere() throws IOException {
    assertThat(completed(SAMPLE.bytesWithoutPreamble())).isEqualTo(SAMPLE.bytes());
  }

  @Test
  void putsThePreambleBeforeAPrefixThatStandsFirst() throws IOException {
    byte[] whole = SAMPLE.bytes();

    assertThat(completed(Arrays.copyOfRange(whole, 128, whole.length))).isEqualTo(whole);
  }

  @Test
  void putsMetaInformationBehindAPrefixWithout() throws IOException {
    byte[] bare = SAMPLE.bareBytes();
    byte[] prefixed = new byte[132 + bare.length];
    System.arraycopy(SAMPLE.bytes(), 0, prefixed, 0, 132);
    System.arraycopy(bare, 0, prefixed, 132, bare.length);

    assertThat(completed(prefixed)).isEqualTo(completed(bare));
  }

  private byte[] completed(byte[] object) throws IOException {
    var opening = Part10Opening.of(object, meta);
    var completed = new ByteArrayOutputStream();
    completed.write(object, 0, opening.kept());
    completed.writeBytes(opening.inserted());
    completed.write(object, opening.kept(), object.length - opening.kept());
    return completed.toByteArray();
  }

  private static InstanceScan scan(byte[] object) throws IOException {
    return new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT)
        .scan(new ByteArrayInputStream(object), (_, _) -> {});
  }
}
