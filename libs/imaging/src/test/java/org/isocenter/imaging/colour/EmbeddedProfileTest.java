package org.isocenter.imaging.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.jpeg.BaselineEncoder;
import org.isocenter.imaging.render.Picture;
import org.isocenter.imaging.render.PngWriter;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class EmbeddedProfileTest {

  private static final Picture PICTURE = new Picture(8, 8, 3, new byte[192]);

  @Test
  void aJpegReaderFindsIt() throws IOException, CodecException, ProfileException {
    byte[] profile = ColourSpace.DISPLAYP3.profile();

    var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    byte[] file = EmbeddedProfile.inJpeg(jpeg(), profile);
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));

    assertThat(reader.read(0).getWidth()).isEqualTo(8);
    var found = (ICC_Profile) userObject(reader, "javax_imageio_jpeg_image_1.0", "app2ICC");
    assertThat(found.getData()).isEqualTo(profile);
  }

  @Test
  void aLongOneIsCutIntoChunksOfAJpeg() throws CodecException, ProfileException {
    byte[] profile = new byte[150_000];
    new Random(1).nextBytes(profile);

    byte[] file = EmbeddedProfile.inJpeg(jpeg(), profile);

    byte[] found = new byte[0];
    int at = 20; // behind SOI and JFIF
    for (int chunk = 1; chunk <= 3; chunk++) {
      assertThat(file[at + 1]).isEqualTo((byte) 0xE2);
      int length = (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
      assertThat(file[at + 16]).isEqualTo((byte) chunk);
      assertThat(file[at + 17]).isEqualTo((byte) 3);
      int before = found.length;
      found = Arrays.copyOf(found, before + length - 16);
      System.arraycopy(file, at + 18, found, before, length - 16);
      at += 2 + length;
    }
    assertThat(found).isEqualTo(profile);
  }

  @Test
  void oneThatDoesNotFitIntoAJpegIsRefused() throws CodecException {
    byte[] jpeg = jpeg();

    assertThatThrownBy(() -> EmbeddedProfile.inJpeg(jpeg, new byte[255 * 65_519 + 1]))
        .isInstanceOf(ProfileException.class);
  }

  @Test
  void aPngReaderFindsIt() throws IOException, DataFormatException {
    byte[] profile = ColourSpace.ROMMRGB.profile();
    byte[] png = EmbeddedProfile.inPng(PngWriter.write(PICTURE), profile);

    var reader = ImageIO.getImageReadersByFormatName("png").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(png)));
    assertThat(reader.read(0).getWidth()).isEqualTo(8);
    var inflater = new Inflater();
    inflater.setInput((byte[]) userObject(reader, "javax_imageio_png_1.0", "iCCP"));
    byte[] found = new byte[profile.length + 1];
    int length = inflater.inflate(found);
    inflater.end();
    assertThat(Arrays.copyOf(found, length)).isEqualTo(profile);
  }

  private static Object userObject(ImageReader reader, String format, String node)
      throws IOException {
    var root = (Element) reader.getImageMetadata(0).getAsTree(format);
    return ((IIOMetadataNode) root.getElementsByTagName(node).item(0)).getUserObject();
  }

  private static byte[] jpeg() throws CodecException {
    var limits = new CodecLimits(1 << 20, 1 << 24, Deadline.in(Duration.ofMinutes(1)));
    var request = new EncodeRequest(TransferSyntax.JPEG_BASELINE, 90, limits);
    return new BaselineEncoder().encode(PICTURE.samples(), request);
  }
}
