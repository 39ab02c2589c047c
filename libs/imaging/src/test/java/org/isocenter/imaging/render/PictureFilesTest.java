package org.isocenter.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadataNode;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.jpeg.BaselineEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What is written, read by the decoders of the Java platform. */
class PictureFilesTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 1, 3", "7, 5, 1", "7, 5, 3", "300, 400, 1", "300, 400, 3"})
  void pngIsExact(int rows, int columns, int channels) throws IOException {
    var picture = noise(rows, columns, channels);

    assertThat(values(PngWriter.write(picture), channels)).isEqualTo(picture.values());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 5", "300, 400"})
  void gifKeepsGreys(int rows, int columns) throws IOException {
    var pictures = new Picture[] {noise(rows, columns, 1), smooth(rows, columns)};
    var out = new ByteArrayOutputStream();
    var writer = new GifWriter(out, 10);
    for (var picture : pictures) {
      writer.add(picture);
    }
    writer.finish();

    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(2);
      for (int i = 0; i < pictures.length; i++) {
        assertThat(values(reader.read(i), 1)).isEqualTo(pictures[i].values());
      }
    } finally {
      reader.dispose();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void jpegIsClose(int channels) throws IOException, CodecException {
    var picture = channels == 1 ? smooth(60, 90) : coloured(60, 90);
    var limits = new CodecLimits(1 << 20, 1 << 24, Deadline.in(Duration.ofSeconds(30)));

    byte[] jpeg =
        new BaselineEncoder()
            .encode(picture.samples(), new EncodeRequest(TransferSyntax.JPEG_BASELINE, 90, limits));

    byte[] decoded = values(jpeg, channels);
    for (int i = 0; i < decoded.length; i++) {
      assertThat(decoded[i] & 0xFF)
          .isBetween((picture.values()[i] & 0xFF) - 8, (picture.values()[i] & 0xFF) + 8);
    }
  }

  private static Picture noise(int rows, int columns, int channels) {
    byte[] values = new byte[rows * columns * channels];
    new Random(7).nextBytes(values);
    return new Picture(rows, columns, channels, values);
  }

  private static Picture smooth(int rows, int columns) {
    byte[] values = new byte[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i / columns + i % columns);
    }
    return new Picture(rows, columns, 1, values);
  }

  private static Picture coloured(int rows, int columns) {
    byte[] values = new byte[rows * columns * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (50 * (i % 3) + i / 3 % columns);
    }
    return new Picture(rows, columns, 3, values);
  }

  private static byte[] values(byte[] file, int channels) throws IOException {
    return values(ImageIO.read(new ByteArrayInputStream(file)), channels);
  }

  private static byte[] values(BufferedImage image, int channels) {
    byte[] values = new byte[image.getWidth() * image.getHeight() * channels];
    boolean plain = image.getRaster().getNumBands() == 1 && !isIndexed(image);
    for (int i = 0; i < values.length; i++) {
      int column = i / channels % image.getWidth();
      int row = i / channels / image.getWidth();
      values[i] =
          (byte)
              (plain
                  ? image.getRaster().getSample(column, row, 0)
                  : image.getRGB(column, row) >> 16 - 8 * (i % channels));
    }
    return values;
  }

  private static boolean isIndexed(BufferedImage image) {
    return image.getType() == BufferedImage.TYPE_BYTE_INDEXED;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 3000})
  void gifHasTheProfileOfItsColours(int length) throws IOException {
    byte[] profile = new byte[length];
    new Random(length).nextBytes(profile);
    var out = new ByteArrayOutputStream();
    var writer = new GifWriter(out, 10);
    writer.declare(profile);
    var picture = new Picture(2, 3, 3, new byte[18]);
    writer.add(picture);
    writer.add(picture);
    writer.finish();

    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(out.toByteArray())));
    assertThat(reader.getNumImages(true)).isEqualTo(2);
    var metadata = reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
    var extensions = ((Element) metadata).getElementsByTagName("ApplicationExtension");
    var found =
        IntStream.range(0, extensions.getLength())
            .mapToObj(i -> (IIOMetadataNode) extensions.item(i))
            .filter(node -> node.getAttribute("applicationID").equals("ICCRGBG1"))
            .toList();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().getAttribute("authenticationCode")).isEqualTo("012");
    assertThat((byte[]) found.getFirst().getUserObject()).isEqualTo(profile);
  }
}
