package org.isocenter.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.imaging.codec.CodecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows, inversion, palettes and overlays as DCMTK shows them, where it is installed. */
@EnabledIf("org.isocenter.imaging.render.Dcmtk#isInstalled")
class RenderingInteroperabilityTest {
  private static final String CLASS = "1.2.840.10008.5.1.4.1.1.7";
  private static final int SIDE = 64;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "MONOCHROME2, 12, false, 600, 900, LINEAR",
    "MONOCHROME1, 12, false, 600, 900, LINEAR",
    "MONOCHROME2, 12, false, 600, 1, LINEAR",
    "MONOCHROME2, 16, true, -100, 4000, LINEAR",
    "MONOCHROME1, 16, true, 40, 400, LINEAR",
    "MONOCHROME2, 12, false, 600, 900, SIGMOID",
    "MONOCHROME2, 8, false, 100, 40, LINEAR"
  })
  void windows(String photometric, int bits, boolean signed, int centre, int width, String shape)
      throws Exception {
    var image =
        greys(photometric, bits, signed)
            .putText(Tags.WINDOW_CENTER, Vr.DS, Integer.toString(centre))
            .putText(Tags.WINDOW_WIDTH, Vr.DS, Integer.toString(width))
            .putText(Tags.VOILUT_FUNCTION, Vr.CS, shape);

    var options = shape.equals("SIGMOID") ? List.of("+Wi", "1", "+Wfs") : List.of("+Wi", "1");

    assertThat(difference(image, options).most()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"MONOCHROME2, 12, false", "MONOCHROME1, 16, true", "MONOCHROME1, 10, false"})
  void theWholeRange(String photometric, int bits, boolean signed) throws Exception {
    var image = greys(photometric, bits, signed);

    assertThat(difference(image, List.of("+Wm")).most()).isLessThanOrEqualTo(1);
  }

  @Test
  void rescaling() throws Exception {
    var image =
        greys("MONOCHROME2", 12, false)
            .putText(Tags.RESCALE_SLOPE, Vr.DS, "1.5")
            .putText(Tags.RESCALE_INTERCEPT, Vr.DS, "-1024")
            .putText(Tags.WINDOW_CENTER, Vr.DS, "300")
            .putText(Tags.WINDOW_WIDTH, Vr.DS, "1200");

    assertThat(difference(image, List.of("+Wi", "1")).most()).isLessThanOrEqualTo(1);
  }

  @Test
  void palettes() throws Exception {
    var image = greys("PALETTE COLOR", 8, false);
    int[] descriptors = {
      Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
      Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
      Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR
    };
    int[] tables = {
      Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
      Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
      Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA
    };
    var random = new Random(9);
    for (int i = 0; i < tables.length; i++) {
      int[] entries = random.ints(256, 0, 0x10000).toArray();
      image.put(words(descriptors[i], Vr.US, 256, 0, 16)).put(words(tables[i], Vr.OW, entries));
    }

    assertThat(difference(image, List.of()).most()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 9", "-3, -7"})
  void overlays(int row, int column) throws Exception {
    byte[] bits = new byte[SIDE * SIDE / 8];
    new Random(3).nextBytes(bits);
    var image =
        overlay(greys("MONOCHROME2", 12, false), 0)
            .put(words(Tags.OVERLAY_ORIGIN, Vr.SS, row, column))
            .put(Element.value(Tags.OVERLAY_DATA, Vr.OW, bits));

    assertThat(difference(image, List.of("+Wm")).most()).isLessThanOrEqualTo(1);
  }

  /** DCMTK takes the bits of the overlay for none of the values as well. */
  @ParameterizedTest
  @CsvSource({"12, 15", "10, 12"})
  void overlaysInThePixelData(int bitsStored, int bit) throws Exception {
    var image = overlay(greys("MONOCHROME2", bitsStored, false), bit);
    byte[] pixels = image.value(Tags.PIXEL_DATA).orElseThrow().bytes();
    var random = new Random(4);
    for (int i = 1; i < pixels.length; i += 2) {
      pixels[i] |= (byte) (random.nextInt(2) << bit - 8);
    }

    assertThat(difference(image, List.of("+Wm")).most()).isLessThanOrEqualTo(1);
  }

  private Difference difference(Dataset image, List<String> options)
      throws IOException, CodecException, UnrenderableException {
    Path file = folder.resolve("image.dcm");
    var out = new ByteArrayOutputStream();
    var meta = FileMeta.of(CLASS, "2.25.1", TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    try (var writer = DicomWriter.part10(out, meta)) {
      writer.write(image);
    }
    Files.write(file, out.toByteArray());
    return Difference.of(ContactSheet.render(file, 1, View.PLAIN), Dcmtk.render(file, 1, options));
  }

  private static Dataset overlay(Dataset image, int bit) {
    return image
        .put(words(Tags.OVERLAY_ROWS, Vr.US, SIDE))
        .put(words(Tags.OVERLAY_COLUMNS, Vr.US, SIDE))
        .putText(Tags.OVERLAY_TYPE, Vr.CS, "G")
        .put(words(Tags.OVERLAY_ORIGIN, Vr.SS, 1, 1))
        .put(words(Tags.OVERLAY_BITS_ALLOCATED, Vr.US, bit == 0 ? 1 : 16))
        .put(words(Tags.OVERLAY_BIT_POSITION, Vr.US, bit));
  }

  /** A slope from the lowest to the highest value, in cells of 8 or 16 bits. */
  private static Dataset greys(String photometric, int bits, boolean signed) {
    int cell = bits > 8 ? 2 : 1;
    var pixels = ByteBuffer.allocate(SIDE * SIDE * cell).order(ByteOrder.LITTLE_ENDIAN);
    int lowest = signed ? -(1 << bits - 1) : 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      int value = lowest + (int) ((long) i * ((1 << bits) - 1) / (SIDE * SIDE - 1));
      int stored = value & (1 << bits) - 1;
      if (cell == 2) {
        pixels.putShort((short) stored);
      } else {
        pixels.put((byte) stored);
      }
    }
    return new Dataset()
        .putText(Tags.SOP_CLASS_UID, Vr.UI, CLASS)
        .putText(Tags.SOP_INSTANCE_UID, Vr.UI, "2.25.1")
        .put(words(Tags.SAMPLES_PER_PIXEL, Vr.US, 1))
        .putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, photometric)
        .put(words(Tags.ROWS, Vr.US, SIDE))
        .put(words(Tags.COLUMNS, Vr.US, SIDE))
        .put(words(Tags.BITS_ALLOCATED, Vr.US, 8 * cell))
        .put(words(Tags.BITS_STORED, Vr.US, bits))
        .put(words(Tags.HIGH_BIT, Vr.US, bits - 1))
        .put(words(Tags.PIXEL_REPRESENTATION, Vr.US, signed ? 1 : 0))
        .put(Element.value(Tags.PIXEL_DATA, Vr.OW, pixels.array()));
  }

  private static Element words(int tag, Vr vr, int... values) {
    var bytes = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return Element.value(tag, vr, bytes.array());
  }
}
