package org.isocenter.imaging.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenJPEG decodes what is encoded here, and the other way round, exactly. */
@EnabledIf("org.isocenter.imaging.codec.j2k.Tool#openJpegIsInstalled")
class OpenJpegInteropTest {
  private static final List<PixelFormat> FORMATS =
      List.of(
          Images.grey(70, 83, 8, false),
          Images.grey(129, 64, 16, false),
          Images.grey(65, 33, 12, true),
          Images.grey(31, 200, 1, false),
          Images.grey(1, 1, 16, true),
          Images.grey(1, 77, 10, false),
          Images.rgb(61, 90, 8),
          Images.rgb(130, 40, 12));

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {"1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202"})
  void decodesWhatIsEncodedHere(String uid) throws CodecException, IOException {
    Path stream = folder.resolve("ours.j2k");
    Path raw = folder.resolve("theirs.rawl");
    for (PixelFormat format : FORMATS) {
      for (Images.Kind kind : Images.Kind.values()) {
        Samples samples = Images.of(format, kind, 5);
        Files.write(stream, Codec.encode(samples, TransferSyntax.of(uid)));

        Tool.OPJ_DECOMPRESS.run("-i", stream.toString(), "-o", raw.toString());

        Cells.assertEqual(
            Cells.values(samples), ImageFiles.readRaw(raw, format), kind + " " + format);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-n 1",
        "-n 3 -b 4,4",
        "-p RLCP -b 16,64 -r 20,10,1",
        "-p RPCL -c [64,64],[32,32] -SOP -EPH",
        "-p PCRL -t 64,64 -c [128,128]",
        "-p CPRL -t 64,64 -TP R",
        "-p LRCP -M 1",
        "-p LRCP -M 2 -r 9,1",
        "-p RLCP -M 4",
        "-p RPCL -M 8 -d 7,3",
        "-p LRCP -M 32",
        "-p LRCP -M 63 -b 32,32",
        "-p PCRL -M 5 -d 32,16 -t 80,80",
        "-POC T0=0,0,1,3,1,LRCP/T0=0,0,1,6,1,RLCP",
        "-ROI c=0,U=9",
        "-TLM -PLT -SOP"
      })
  void isDecodedWithAllItsOptions(String options) throws CodecException, IOException {
    Path stream = folder.resolve("theirs.j2k");
    Path raw = folder.resolve("source.rawl");
    for (PixelFormat format :
        List.of(
            Images.grey(131, 150, 12, false),
            Images.grey(100, 135, 8, true),
            Images.rgb(97, 103, 8))) {
      Samples samples = Images.of(format, Images.Kind.SMOOTH, 3);
      ImageFiles.writeRaw(samples, raw);
      Tool.OPJ_COMPRESS.run(arguments(options, format, raw, stream));

      Samples decoded =
          Codec.decode(Files.readAllBytes(stream), TransferSyntax.JPEG_2000_LOSSLESS, format);

      Cells.assertEqual(Cells.values(samples), Cells.values(decoded), options + " " + format);
    }
  }

  private static String[] arguments(String options, PixelFormat format, Path raw, Path stream) {
    List<String> arguments = new ArrayList<>(List.of(options.split(" ", -1)));
    arguments.addAll(List.of("-i", raw.toString(), "-o", stream.toString(), "-F"));
    arguments.add(
        "%d,%d,%d,%d,%s"
            .formatted(
                format.columns(),
                format.rows(),
                format.samples(),
                format.bitsStored(),
                format.signed() ? "s" : "u"));
    return arguments.toArray(new String[0]);
  }

  @Test
  void agreesOnWhatIrreversibleStreamsMean() throws CodecException, IOException {
    Path stream = folder.resolve("theirs.j2k");
    Path raw = folder.resolve("source.rawl");
    Path theirs = folder.resolve("theirs.rawl");
    for (PixelFormat format : List.of(Images.grey(131, 150, 12, false), Images.rgb(97, 103, 8))) {
      ImageFiles.writeRaw(Images.of(format, Images.Kind.SMOOTH, 3), raw);
      Tool.OPJ_COMPRESS.run(arguments("-I -r 10", format, raw, stream));
      Tool.OPJ_DECOMPRESS.run("-i", stream.toString(), "-o", theirs.toString());

      Samples decoded = Codec.decode(Files.readAllBytes(stream), TransferSyntax.JPEG_2000, format);

      int[] values = Cells.values(decoded);
      int[] expected = ImageFiles.readRaw(theirs, format);
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isBetween(expected[i] - 1, expected[i] + 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void agreesOnRefiningPassesOfHtBlocks(int passes) throws CodecException, IOException {
    Path stream = folder.resolve("refined.j2k");
    Path theirs = folder.resolve("theirs.rawl");
    for (int seed = 0; seed < 20; seed++) {
      var format = Images.grey(5 + seed, 64 - 3 * seed, 12, true);
      Files.write(stream, RefinedStream.of(format, passes, seed % 2 == 1, seed));
      Tool.OPJ_DECOMPRESS.run("-i", stream.toString(), "-o", theirs.toString());

      Samples decoded = Codec.decode(Files.readAllBytes(stream), TransferSyntax.HTJ2K, format);

      Cells.assertEqual(ImageFiles.readRaw(theirs, format), Cells.values(decoded), "seed " + seed);
    }
  }
}
