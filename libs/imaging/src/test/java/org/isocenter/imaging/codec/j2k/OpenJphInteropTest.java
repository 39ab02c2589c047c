package org.isocenter.imaging.codec.j2k;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenJPH expands what is encoded here, and the other way round, exactly. */
@EnabledIf("org.isocenter.imaging.codec.j2k.Tool#openJphIsInstalled")
class OpenJphInteropTest {
  private static final List<PixelFormat> FORMATS =
      List.of(
          Images.grey(70, 83, 8, false),
          Images.grey(129, 64, 16, false),
          Images.grey(65, 33, 12, false),
          Images.grey(64, 100, 10, false),
          Images.rgb(61, 90, 8),
          Images.rgb(130, 70, 16));

  @TempDir Path folder = Path.of("");

  private Path image(PixelFormat format) {
    return folder.resolve(format.samples() == 3 ? "image.ppm" : "image.pgm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202"})
  void expandsWhatIsEncodedHere(String uid) throws CodecException, IOException {
    Path stream = folder.resolve("ours.j2c");
    for (PixelFormat format : FORMATS) {
      for (Images.Kind kind : Images.Kind.values()) {
        Samples samples = Images.of(format, kind, 5);
        Files.write(stream, Codec.encode(samples, TransferSyntax.of(uid)));

        Tool.OJPH_EXPAND.run("-i", stream.toString(), "-o", image(format).toString());

        Cells.assertEqual(
            Cells.values(samples), ImageFiles.readPnm(image(format), format), kind + " " + format);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-num_decomps 0",
        "-num_decomps 1 -block_size {4,4}",
        "-num_decomps 8 -block_size {64,32}",
        "-num_decomps 2 -block_size {8,16} -prog_order LRCP",
        "-num_decomps 3 -block_size {32,8} -prog_order RLCP -tile_size {33,40}",
        "-num_decomps 5 -prog_order PCRL -precincts {64,64}",
        "-num_decomps 5 -prog_order CPRL -tile_size {64,64} -precincts {128,64}"
      })
  void isExpandedWithAllItsOptions(String options) throws CodecException, IOException {
    Path stream = folder.resolve("theirs.j2c");
    for (PixelFormat format : FORMATS) {
      for (Images.Kind kind : Images.Kind.values()) {
        Samples samples = Images.of(format, kind, 7);
        ImageFiles.writePnm(samples, image(format));
        List<String> arguments = new ArrayList<>(List.of(options.split(" ", -1)));
        arguments.addAll(
            List.of(
                "-reversible", "true", "-i", image(format).toString(), "-o", stream.toString()));
        Tool.OJPH_COMPRESS.run(arguments.toArray(new String[0]));

        Samples decoded =
            Codec.decode(Files.readAllBytes(stream), TransferSyntax.HTJ2K_LOSSLESS, format);

        Cells.assertEqual(Cells.values(samples), Cells.values(decoded), options + " " + format);
      }
    }
  }
}
