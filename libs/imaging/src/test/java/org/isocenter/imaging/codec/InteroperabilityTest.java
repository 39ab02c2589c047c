package org.isocenter.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.SyntheticFrames.Content;
import org.isocenter.imaging.corpus.ImageFile;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DCMTK decodes what is encoded here, and the other way round, where it is installed. */
class InteroperabilityTest {
  private static final String CLASS = "1.2.840.10008.5.1.4.1.1.7";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "dcmdrle, 1.2.840.10008.1.2.5",
    "dcmdjpls, 1.2.840.10008.1.2.4.80",
    "dcmdjpeg, 1.2.840.10008.1.2.4.57",
    "dcmdjpeg, 1.2.840.10008.1.2.4.70"
  })
  void anotherDecoderReadsTheSameValues(String tool, String uid)
      throws IOException, InterruptedException, CodecException {
    assumeTrue(isInstalled(tool));
    var syntax = TransferSyntax.of(uid);
    for (var format : formats()) {
      for (var content : List.of(Content.SMOOTH, Content.EXTREMES)) {
        Samples samples = SyntheticFrames.frame(format, content);
        Samples decoded = decodedElsewhere(tool, samples, syntax);

        RoundTrips.assertEqual(decoded, samples);
      }
    }
  }

  /** DCMTK holds YCbCr as it is decoded, where it is told not to convert it. */
  @ParameterizedTest
  @CsvSource({"8, 1", "8, 3"})
  void anotherDecoderReadsTheSameLossyValues(int bits, int components)
      throws IOException, InterruptedException, CodecException {
    assumeTrue(isInstalled("dcmdjpeg"));
    var format =
        components == 1
            ? SyntheticFrames.grey(45, 70, bits, false)
            : SyntheticFrames.rgb(45, 70, bits);
    var syntax = TransferSyntax.JPEG_BASELINE;
    for (Samples samples : SyntheticFrames.frames(format)) {
      var codecs = StandardCodecs.all();
      byte[] stream =
          codecs.encoder(syntax).orElseThrow().encode(samples, SyntheticFrames.encode(syntax));
      Samples decodedHere =
          codecs
              .decoder(syntax)
              .orElseThrow()
              .decode(stream, SyntheticFrames.decode(syntax, format));

      Samples decoded = decodedElsewhere("dcmdjpeg", samples, syntax);

      RoundTrips.assertEqual(decoded, decodedHere);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dcmcjpls +il, 8, 3",
    "dcmcjpls +is, 8, 3",
    "dcmcjpls +in, 8, 3",
    "dcmcjpls +pc +t1 5 +t2 9 +t3 40 +rs 31, 12, 1",
    "dcmcjpls +pc, 16, 1",
    "dcmcjpeg +el +sv 1, 16, 1",
    "dcmcjpeg +el +sv 2, 16, 1",
    "dcmcjpeg +el +sv 3, 12, 1",
    "dcmcjpeg +el +sv 4, 12, 1",
    "dcmcjpeg +el +sv 5, 12, 1",
    "dcmcjpeg +el +sv 6, 12, 1",
    "dcmcjpeg +el +sv 7, 12, 1",
    "dcmcjpeg +e1 +cn, 8, 3",
    "dcmcrle, 16, 1",
    "dcmcrle, 8, 3"
  })
  void whatAnotherEncoderWritesIsReadHere(String command, int bits, int components)
      throws IOException, InterruptedException, CodecException {
    assumeTrue(isInstalled(command.split(" ", -1)[0]));
    var format =
        components == 1
            ? SyntheticFrames.grey(45, 70, bits, false)
            : SyntheticFrames.rgb(45, 70, bits);
    for (var content : List.of(Content.SMOOTH, Content.EXTREMES, Content.FLAT)) {
      Samples samples = SyntheticFrames.frame(format, content);

      var file = encodedElsewhere(command, samples);

      RoundTrips.assertEqual(decoded(file), samples);
    }
  }

  @ParameterizedTest
  @CsvSource({"+ee, 12", "+es, 12", "+ep, 12", "+ep, 8"})
  void lossyFramesAreThoseOfAnotherDecoder(String process, int bits)
      throws IOException, InterruptedException, CodecException {
    assumeTrue(isInstalled("dcmcjpeg"));
    var format = SyntheticFrames.grey(45, 70, bits, false);
    Samples samples = SyntheticFrames.frame(format, Content.SMOOTH);

    var here = decoded(encodedElsewhere("dcmcjpeg " + process, samples));

    Path there = folder.resolve("there.dcm");
    run(List.of("dcmdjpeg", folder.resolve("encoded.dcm").toString(), there.toString()));
    RoundTrips.assertEqual(here, decoded(ImageFile.read(there)));
  }

  private ImageFile encodedElsewhere(String command, Samples samples)
      throws IOException, InterruptedException, CodecException {
    var syntax = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
    Path plain = folder.resolve("plain.dcm");
    Path encoded = folder.resolve("encoded.dcm");
    byte[] cells =
        StandardCodecs.all()
            .encoder(syntax)
            .orElseThrow()
            .encode(samples, SyntheticFrames.encode(syntax));
    Files.write(plain, object(samples.format(), syntax, cells));
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addAll(List.of(plain.toString(), encoded.toString()));
    run(words);
    return ImageFile.read(encoded);
  }

  private static Samples decoded(ImageFile file) throws CodecException {
    return StandardCodecs.all()
        .decoder(file.syntax())
        .orElseThrow()
        .decode(file.frame(1), SyntheticFrames.decode(file.syntax(), file.declared()));
  }

  private static List<PixelFormat> formats() {
    List<PixelFormat> formats = new ArrayList<>();
    for (int bits : new int[] {8, 10, 12, 16}) {
      formats.add(SyntheticFrames.grey(45, 70, bits, false));
      formats.add(SyntheticFrames.grey(33, 20, bits, true));
    }
    formats.add(SyntheticFrames.grey(1, 2, 8, false));
    formats.add(SyntheticFrames.rgb(31, 44, 8));
    return formats;
  }

  private static boolean isInstalled(String tool) {
    boolean installed =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
    if (!installed) {
      System.err.println("Left out: " + tool + " of DCMTK is not installed");
    }
    return installed;
  }

  private Samples decodedElsewhere(String tool, Samples samples, TransferSyntax syntax)
      throws IOException, InterruptedException, CodecException {
    var encoder = StandardCodecs.all().encoder(syntax).orElseThrow();
    Path encoded = folder.resolve("encoded.dcm");
    Path decoded = folder.resolve("decoded.dcm");
    byte[] frame = encoder.encode(samples, SyntheticFrames.encode(syntax));
    Files.write(encoded, object(samples.format(), syntax, frame));
    List<String> command = new ArrayList<>(List.of(tool));
    if (tool.equals("dcmdjpeg")) {
      command.add("+cn");
      command.add("+px");
    }
    command.addAll(List.of(encoded.toString(), decoded.toString()));
    run(command);
    return decoded(ImageFile.read(decoded));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  private static byte[] object(PixelFormat format, TransferSyntax syntax, byte[] frame)
      throws IOException {
    boolean jpeg = syntax.equals(TransferSyntax.JPEG_BASELINE) && format.samples() == 3;
    var dataset = new Dataset();
    dataset.putText(Tags.SOP_CLASS_UID, Vr.UI, CLASS);
    dataset.putText(Tags.SOP_INSTANCE_UID, Vr.UI, "2.25.1");
    dataset.putText(
        Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, jpeg ? "YBR_FULL" : format.photometric().term());
    number(dataset, Tags.SAMPLES_PER_PIXEL, format.samples());
    number(dataset, Tags.ROWS, format.rows());
    number(dataset, Tags.COLUMNS, format.columns());
    number(dataset, Tags.BITS_ALLOCATED, format.bitsAllocated());
    number(dataset, Tags.BITS_STORED, format.bitsStored());
    number(dataset, Tags.HIGH_BIT, format.bitsStored() - 1);
    number(dataset, Tags.PIXEL_REPRESENTATION, format.signed() ? 1 : 0);
    if (format.samples() > 1) {
      number(dataset, Tags.PLANAR_CONFIGURATION, 0);
    }
    dataset.put(pixelData(syntax, Arrays.copyOf(frame, frame.length + frame.length % 2)));
    var out = new ByteArrayOutputStream();
    try (var writer = DicomWriter.part10(out, FileMeta.of(CLASS, "2.25.1", syntax))) {
      writer.write(dataset);
    }
    return out.toByteArray();
  }

  private static Element pixelData(TransferSyntax syntax, byte[] frame) {
    if (!syntax.encapsulated()) {
      return Element.value(Tags.PIXEL_DATA, Vr.OW, frame);
    }
    var table = Element.value(Tags.PIXEL_DATA, Vr.OL, new byte[0]);
    var fragment = Element.value(Tags.PIXEL_DATA, Vr.OB, frame);
    return new Element.Fragments(Tags.PIXEL_DATA, Vr.OB, table, List.of(fragment));
  }

  private static void number(Dataset dataset, int tag, int value) {
    byte[] bytes = {(byte) value, (byte) (value >> 8)};
    dataset.put(Element.value(tag, Vr.US, bytes));
  }
}
