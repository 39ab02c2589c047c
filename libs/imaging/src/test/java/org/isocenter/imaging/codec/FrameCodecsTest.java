package org.isocenter.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.raw.DeflatedFrameDecoder;
import org.isocenter.imaging.codec.raw.NativeDecoder;
import org.isocenter.imaging.codec.raw.NativeEncoder;
import org.junit.jupiter.api.Test;

class FrameCodecsTest {

  @Test
  void takesTheFirstCodecOfASyntax() {
    var first = new NativeDecoder();
    var codecs =
        new FrameCodecs(
            List.of(first, new NativeDecoder(), new DeflatedFrameDecoder()),
            List.of(new NativeEncoder()));

    assertThat(codecs.decoder(TransferSyntax.EXPLICIT_LITTLE_ENDIAN)).containsSame(first);
    assertThat(codecs.decodable())
        .contains(TransferSyntax.EXPLICIT_BIG_ENDIAN, TransferSyntax.DEFLATED_IMAGE_FRAME);
    assertThat(codecs.encoder(TransferSyntax.EXPLICIT_LITTLE_ENDIAN)).isPresent();
  }

  @Test
  void knowsNothingOfOtherSyntaxes() {
    var codecs = new FrameCodecs(List.of(new NativeDecoder()), List.of(new NativeEncoder()));

    assertThat(codecs.decoder(TransferSyntax.RLE_LOSSLESS)).isEmpty();
    assertThat(codecs.encoder(TransferSyntax.EXPLICIT_BIG_ENDIAN)).isEmpty();
    assertThat(codecs.encodable()).doesNotContain(TransferSyntax.JPEG_XL);
  }
}
