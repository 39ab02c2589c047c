package org.isocenter.imaging.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.SyntheticFrames;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DctDecoderTest {

  /**
   * A code stream of cjpeg (libjpeg-turbo 2.1.5) and the digest of what djpeg makes of it with
   * {@code -dct int -nosmooth}.
   */
  record Fixture(String name, int components, String sha256) {
    byte[] stream() throws IOException {
      return resource(name);
    }

    PixelFormat declared() {
      return components == 1
          ? SyntheticFrames.grey(37, 45, 8, false)
          : SyntheticFrames.rgb(37, 45, 8);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Fixture> fixtures() throws IOException {
    return new String(resource("fixtures.tsv"), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("\t", -1))
        .map(cells -> new Fixture(cells[0], Integer.parseInt(cells[1]), cells[2]))
        .toList();
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = DctDecoderTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing");
      }
      return in.readAllBytes();
    }
  }

  private static Samples decode(byte[] stream, PixelFormat declared) throws CodecException {
    return new JpegDecoder()
        .decode(stream, SyntheticFrames.decode(TransferSyntax.JPEG_BASELINE, declared));
  }

  private static byte[] values(Samples samples) {
    return ((Samples.Bytes) samples).values();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void samplesAreThoseOfAnotherDecoder(Fixture fixture)
      throws IOException, CodecException, NoSuchAlgorithmException {
    Samples samples = decode(fixture.stream(), fixture.declared());

    var digest = MessageDigest.getInstance("SHA-256").digest(values(samples));
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(fixture.sha256());
    if (fixture.components() == 3) {
      assertThat(samples.format().photometric()).isEqualTo(Photometric.RGB);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyTruncationIsRefusedOrDecoded(Fixture fixture) throws IOException {
    byte[] stream = fixture.stream();

    for (int length = 0; length < stream.length; length += 3) {
      byte[] cut = Arrays.copyOf(stream, length);
      try {
        decode(cut, fixture.declared());
      } catch (CodecException e) {
        assertThat(e.offset()).isLessThanOrEqualTo(length);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void greyIsThatOfTheJdk(boolean progressive) throws IOException, CodecException {
    var image = new BufferedImage(61, 43, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 43; y++) {
      for (int x = 0; x < 61; x++) {
        image.getRaster().setSample(x, y, 0, x * x + 7 * y & 0xFF);
      }
    }
    byte[] stream = written(image, progressive);
    var expected = ImageIO.read(new ByteArrayInputStream(stream)).getRaster();

    Samples samples = decode(stream, SyntheticFrames.grey(43, 61, 8, false));

    assertThat(values(samples))
        .isEqualTo(expected.getDataElements(0, 0, 61, 43, new byte[61 * 43]));
  }

  private static byte[] written(BufferedImage image, boolean progressive) throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var param = writer.getDefaultWriteParam();
    param.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  @Test
  void arithmeticCodingIsRefused() throws IOException {
    byte[] stream = fixtures().getFirst().stream();
    for (int i = 0; i + 1 < stream.length; i++) {
      if (stream[i] == -1 && (stream[i + 1] & 0xFF) == FrameHeader.PROGRESSIVE) {
        stream[i + 1] = (byte) 0xCA;
      }
    }

    assertThatThrownBy(() -> decode(stream, fixtures().getFirst().declared()))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("SOF10");
  }

  @Test
  void aFrameLargerThanDeclaredIsRefused() throws IOException {
    byte[] stream = fixtures().getFirst().stream();

    assertThatThrownBy(() -> decode(stream, SyntheticFrames.grey(36, 45, 8, false)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("37 rows");
  }

  @Test
  void aFrameSmallerThanDeclaredKeepsItsSize() throws IOException, CodecException {
    byte[] stream = fixtures().getFirst().stream();

    Samples samples = decode(stream, SyntheticFrames.grey(64, 64, 8, false));

    assertThat(samples.format().rows()).isEqualTo(37);
    assertThat(samples.format().columns()).isEqualTo(45);
  }
}
