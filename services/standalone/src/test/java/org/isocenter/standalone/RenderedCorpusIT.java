package org.isocenter.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.dicom.io.DatasetReader;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.frame.ImagePixel;
import org.isocenter.imaging.render.FrameRenderer;
import org.isocenter.imaging.render.PngWriter;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every image of the corpus as the whole server renders it: the picture is that of the imaging
 * library, byte for byte, and nothing ends in a fault. Files of the corpus share UIDs, so each is
 * deleted again.
 */
class RenderedCorpusIT {

  /** Frames are delivered by words of 16 bits, as the VR says; the decoder reads cells of 32. */
  private static final String WORDS_DISAGREE = "rt/rtdose_expb_1frame.dcm";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path folder;

  private final List<String> faults = new ArrayList<>();
  private String root = "";
  private int pictures;

  @Test
  void picturesAreThoseOfTheImagingLibrary() throws Exception {
    Path corpus = Path.of(System.getProperty("isocenter.corpus", ""));
    if (!Files.isRegularFile(corpus.resolve("MANIFEST.tsv"))) {
      assertThat(System.getenv("CI")).as("the corpus is missing at " + corpus).isNotEqualTo("true");
      System.err.println("Left out: there is no corpus at " + corpus);
      return;
    }
    try (var isocenter = RunningStandalone.start(folder)) {
      root = isocenter.awaitReady().replaceFirst(".* at ", "");
      for (CorpusFile file : CorpusFile.all(corpus)) {
        judge(file);
      }
      assertThat(isocenter.terminate()).isZero();
    }

    assertThat(faults).isEmpty();
    assertThat(pictures).isGreaterThan(150);
  }

  private void judge(CorpusFile file) throws IOException, InterruptedException {
    int stored = store(file.bytes()).statusCode();
    if (stored != 200 && stored != 202) {
      return;
    }
    var scan = file.scan();
    var path = path(scan);
    if (scan.frames().count() > 0) {
      compare(file, path);
    }
    send(request(path).DELETE());
  }

  private void compare(CorpusFile file, String path) throws IOException, InterruptedException {
    var rendered = get(path + "/rendered", "image/png");
    var thumbnail = get(path + "/thumbnail", "image/jpeg");
    var expected = expected(file, path);
    if (rendered.statusCode() == 200) {
      pictures++;
      if (expected.isEmpty()) {
        faults.add(file + " is rendered, though the library does not");
      } else if (!Arrays.equals(expected.get(), rendered.body())
          && !file.name().equals(WORDS_DISAGREE)) {
        faults.add(file + " is rendered otherwise than by the library");
      }
    } else if (rendered.statusCode() != 406 || expected.isPresent()) {
      faults.add(file + " is rendered with " + rendered.statusCode() + ": " + text(rendered));
    }
    if (thumbnail.statusCode() != 200 && thumbnail.statusCode() != 406) {
      faults.add(file + " has a thumbnail of " + thumbnail.statusCode() + ": " + text(thumbnail));
    }
    // The thumbnail shows the frame in the middle, which may be sound where the first is not.
    if (rendered.statusCode() == 200 && thumbnail.statusCode() != 200) {
      faults.add(file + " has a picture and no thumbnail: " + text(thumbnail));
    }
  }

  /** The first frame, as it is delivered, through the library; empty where that refuses it. */
  private Optional<byte[]> expected(CorpusFile file, String path)
      throws IOException, InterruptedException {
    var frame =
        get(path + "/frames/1", "application/octet-stream;transfer-syntax=*,*/*;transfer-syntax=*");
    if (frame.statusCode() != 200) {
      return Optional.empty();
    }
    var type = MediaType.parse(frame.headers().firstValue("Content-Type").orElseThrow());
    var syntax = TransferSyntax.of(type.parameter("transfer-syntax").orElseThrow());
    var attributes = attributes(file);
    try {
      var declared = ImagePixel.format(attributes);
      var renderer = new FrameRenderer(attributes, 1);
      var limits = new CodecLimits(1 << 28, 1 << 29, Deadline.in(Duration.ofMinutes(1)));
      var request = DecodeRequest.of(syntax, renderer.decodedAs(declared, View.PLAIN), limits);
      var decoder = StandardCodecs.all().decoder(syntax);
      if (decoder.isEmpty()) {
        return Optional.empty();
      }
      var samples = decoder.get().decode(frame.body(), request);
      return Optional.of(PngWriter.write(renderer.render(samples, declared, View.PLAIN)));
    } catch (CodecException | UnrenderableException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Dataset attributes(CorpusFile file) throws IOException {
    var in = new ByteArrayInputStream(file.bytes());
    var dataset = DatasetReader.read(DicomReader.open(in, ReadLimits.DEFAULT));
    dataset.remove(Tags.PIXEL_DATA);
    return dataset;
  }

  private static String path(InstanceScan scan) {
    var identity = scan.identity();
    return "/studies/%s/series/%s/instances/%s"
        .formatted(
            identity.studyInstanceUid(), identity.seriesInstanceUid(), identity.sopInstanceUid());
  }

  private HttpResponse<byte[]> store(byte[] object) throws IOException, InterruptedException {
    return send(
        request("/studies")
            .header("Content-Type", "application/dicom")
            .POST(BodyPublishers.ofByteArray(object)));
  }

  private HttpResponse<byte[]> get(String path, String accept)
      throws IOException, InterruptedException {
    return send(request(path).header("Accept", accept));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }
}
