package org.isocenter.imaging.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DatasetReader;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.corpus.ImageFile;

/**
 * Renders the first frame of files as PNG, to be looked at: {@code ContactSheet folder file...}
 * Files without an image are named with the reason.
 */
public final class ContactSheet {

  private ContactSheet() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      Path file = Path.of(arguments[i]);
      try {
        Path png = folder.resolve(file.getFileName() + ".png");
        Files.write(png, PngWriter.write(render(file, 1, View.PLAIN)));
      } catch (CodecException | UnrenderableException | RuntimeException e) {
        System.err.println(file + ": " + e.getMessage());
      }
    }
  }

  /** Frame {@code number} of a file as {@code view} shows it. */
  static Picture render(Path file, int number, View view)
      throws IOException, CodecException, UnrenderableException {
    var image = ImageFile.read(file);
    var decoder = Optional.of(image.syntax()).flatMap(StandardCodecs.all()::decoder).orElseThrow();
    var limits = new CodecLimits(1 << 28, 1 << 29, Deadline.in(Duration.ofMinutes(1)));
    var renderer = new FrameRenderer(attributes(file), number);
    int levels = renderer.needlessLevels(image.declared(), view);
    var format = renderer.decodedAs(image.declared(), view);
    var request = new DecodeRequest(image.syntax(), format, levels, limits);
    var samples = decoder.decode(image.frame(number), request);
    return renderer.render(samples, image.declared(), view);
  }

  private static Dataset attributes(Path file) throws IOException {
    var in = new ByteArrayInputStream(Files.readAllBytes(file));
    var limits = ReadLimits.DEFAULT.withInflation(2000);
    var dataset = DatasetReader.read(DicomReader.open(in, limits));
    dataset.remove(Tags.PIXEL_DATA);
    return dataset;
  }
}
