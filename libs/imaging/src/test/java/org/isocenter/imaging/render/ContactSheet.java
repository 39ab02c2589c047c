package org.isocenter.imaging.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DatasetReader;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.corpus.Corpus;
import org.isocenter.imaging.corpus.ImageFile;
import org.isocenter.imaging.transcode.TranscodedCopy;
import org.isocenter.imaging.transcode.TranscodedPixels;

/**
 * Renders the first frame of every image of the corpus beside the picture that DCMTK makes of it,
 * to be looked at: {@code ContactSheet folder} writes {@code index.html}, {@code differences.tsv}
 * and sheets of pictures as PNG. Syntaxes that DCMTK does not know are decoded here before.
 */
public final class ContactSheet {

  /** What DCMTK's tool decodes itself. */
  private static final Set<TransferSyntax> KNOWN =
      Set.of(
          TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
          TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
          TransferSyntax.EXPLICIT_BIG_ENDIAN,
          TransferSyntax.of("1.2.840.10008.1.2.1.99"),
          TransferSyntax.RLE_LOSSLESS,
          TransferSyntax.JPEG_BASELINE,
          TransferSyntax.of("1.2.840.10008.1.2.4.51"),
          TransferSyntax.of("1.2.840.10008.1.2.4.57"),
          TransferSyntax.of("1.2.840.10008.1.2.4.70"));

  private ContactSheet() {}

  /** A file of the corpus, what came of it, and why nothing where nothing came. */
  record Entry(String name, Optional<Picture> ours, Optional<Picture> theirs, String note) {

    Optional<Difference> difference() {
      return ours.flatMap(one -> theirs.map(other -> Difference.of(one, other)));
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    List<Entry> entries = new ArrayList<>();
    try (var files = Files.walk(Corpus.folder())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entry(file).ifPresent(entries::add);
      }
    }
    SheetFiles.write(folder, entries);
    System.out.printf("%d images in %s%n", entries.size(), folder.resolve("index.html"));
  }

  /** Nothing of a file that is no image. */
  private static Optional<Entry> entry(Path file) {
    String name = Corpus.folder().relativize(file).toString();
    ImageFile image;
    try {
      image = ImageFile.read(file);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
    if (image.frames().count() == 0) {
      return Optional.empty();
    }
    try {
      var ours = render(file, 1, View.PLAIN);
      return Optional.of(compared(name, file, image, ours));
    } catch (IOException | CodecException | UnrenderableException | RuntimeException e) {
      return Optional.of(
          new Entry(name, Optional.empty(), Optional.empty(), "here: " + e.getMessage()));
    }
  }

  private static Entry compared(String name, Path file, ImageFile image, Picture ours) {
    try {
      Path known = KNOWN.contains(image.syntax()) ? file : decoded(file, image);
      var theirs = Dcmtk.render(known, 1, Dcmtk.options(attributes(file), image));
      return new Entry(name, Optional.of(ours), Optional.of(theirs), "");
    } catch (IOException | CodecException | RuntimeException e) {
      return new Entry(name, Optional.of(ours), Optional.empty(), "DCMTK: " + e.getMessage());
    }
  }

  /** The first frame of a file, uncompressed, in a file of its own. */
  private static Path decoded(Path file, ImageFile image) throws IOException, CodecException {
    var decoder = StandardCodecs.all().decoder(image.syntax()).orElseThrow();
    var samples =
        decoder.decode(
            image.frame(1), DecodeRequest.of(image.syntax(), image.declared(), limits()));
    var plain = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
    byte[] frame =
        StandardCodecs.all()
            .encoder(plain)
            .orElseThrow()
            .encode(samples, new EncodeRequest(plain, 100, limits()));
    Path copy = Files.createTempFile("decoded", ".dcm");
    copy.toFile().deleteOnExit();
    var pixels = new TranscodedPixels(plain, samples.format(), 1);
    try (var in = Files.newInputStream(file);
        var out = Files.newOutputStream(copy)) {
      new TranscodedCopy(pixels, _ -> frame).copy(in, out);
    }
    return copy;
  }

  /** Frame {@code number} of a file as {@code view} shows it. */
  static Picture render(Path file, int number, View view)
      throws IOException, CodecException, UnrenderableException {
    var image = ImageFile.read(file);
    var decoder = Optional.of(image.syntax()).flatMap(StandardCodecs.all()::decoder).orElseThrow();
    var renderer = new FrameRenderer(attributes(file), number);
    int levels = renderer.needlessLevels(image.declared(), view);
    var format = renderer.decodedAs(image.declared(), view);
    var request = new DecodeRequest(image.syntax(), format, levels, limits());
    var samples = decoder.decode(image.frame(number), request);
    return renderer.render(samples, image.declared(), view);
  }

  private static CodecLimits limits() {
    return new CodecLimits(1 << 28, 1 << 29, Deadline.in(Duration.ofMinutes(1)));
  }

  private static Dataset attributes(Path file) throws IOException {
    var in = new ByteArrayInputStream(Files.readAllBytes(file));
    var limits = ReadLimits.DEFAULT.withInflation(2000);
    var dataset = DatasetReader.read(DicomReader.open(in, limits));
    dataset.remove(Tags.PIXEL_DATA);
    return dataset;
  }
}
