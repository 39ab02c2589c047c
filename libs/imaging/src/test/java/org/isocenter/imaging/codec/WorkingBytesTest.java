package org.isocenter.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.SyntheticFrames.Content;
import org.isocenter.imaging.frame.PixelFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that decoders allocate from begin to end is within what is reckoned with. */
class WorkingBytesTest {
  private static final int SIDE = 1024;

  /** Tables, buffers of lines, and classes that are loaded. */
  private static final long FIXED = 4 << 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.840.10008.1.2.1",
        "1.2.840.10008.1.2.1.98",
        "1.2.840.10008.1.2.8.1",
        "1.2.840.10008.1.2.5",
        "1.2.840.10008.1.2.4.50",
        "1.2.840.10008.1.2.4.70",
        "1.2.840.10008.1.2.4.80",
        "1.2.840.10008.1.2.4.90",
        "1.2.840.10008.1.2.4.201",
      })
  void isReckonedWith(String uid) throws CodecException {
    var syntax = TransferSyntax.of(uid);
    for (var format :
        new PixelFormat[] {
          SyntheticFrames.grey(SIDE, SIDE, 8, false),
          SyntheticFrames.grey(SIDE, SIDE, 16, false),
          SyntheticFrames.rgb(SIDE, SIDE, 8)
        }) {
      boolean holds = format.bitsStored() <= 8 || !syntax.equals(TransferSyntax.JPEG_BASELINE);
      if (holds) {
        requireWithin(syntax, format);
      }
    }
  }

  private static void requireWithin(TransferSyntax syntax, PixelFormat format)
      throws CodecException {
    var codecs = StandardCodecs.all();
    byte[] stream =
        codecs
            .encoder(syntax)
            .orElseThrow()
            .encode(SyntheticFrames.frame(format, Content.SMOOTH), SyntheticFrames.encode(syntax));
    var decoder = codecs.decoder(syntax).orElseThrow();
    decoder.decode(stream, SyntheticFrames.decode(syntax, format));
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    decoder.decode(stream, SyntheticFrames.decode(syntax, format));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    long reckoned = decoder.memory(format, stream.length);
    assertThat(allocated).as(syntax.name()).isLessThanOrEqualTo(reckoned + FIXED);
  }
}
