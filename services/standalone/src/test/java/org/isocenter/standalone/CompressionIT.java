package org.isocenter.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.instance.FrameLocation;
import org.isocenter.testsupport.image.TestImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressing in the background, as clients of the whole server see it. */
class CompressionIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String JPEG_2000 = "1.2.840.10008.1.2.4.90";
  private static final String JPEG_LS = "1.2.840.10008.1.2.4.80";
  private static final String AS_STORED = "application/dicom; transfer-syntax=*";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  private String root = "";

  @Test
  void compressedInstancesAnswerAsBeforeAndGiveBackTheirOriginals() throws Exception {
    Map<TestImage, String> images = images();
    List<TestImage> alone =
        List.of(
            TestImage.of("SEG").bits(1, 1).frames(3),
            TestImage.of("US").colour(1),
            TestImage.of("CT").bits(16, 12).unusedBits(0x8000));
    Map<TestImage, Answer> before = new LinkedHashMap<>();
    try (var isocenter = start("PT0S")) {
      for (TestImage image : alone) {
        before.put(image, store(image));
      }
      // Stored last, so that all have been looked at when these are compressed.
      for (TestImage image : images.keySet()) {
        before.put(image, store(image));
      }

      for (TestImage image : images.keySet()) {
        awaitStoredIn(images.get(image), image);
        assertThat(answer(image)).usingRecursiveComparison().isEqualTo(before.get(image));
      }
      for (TestImage image : alone) {
        assertThat(get(image.path(), AS_STORED).body()).isEqualTo(image.bytes());
        assertThat(answer(image)).usingRecursiveComparison().isEqualTo(before.get(image));
      }

      var first = images.keySet().iterator().next();
      assertStoredAgain(first);
      assertReplaced(first);
      assertDeleted(alone.getFirst());
      assertDeleted(first);
      isocenter.kill();
    }
    try (var isocenter = start("PT1H")) {
      var last = new ArrayList<>(images.keySet()).getLast();
      assertThat(answer(last)).usingRecursiveComparison().isEqualTo(before.get(last));
      assertNothingPassesForALostOriginal(last);
      assertThat(isocenter.terminate()).isZero();
    }
  }

  private static Map<TestImage, String> images() {
    Map<TestImage, String> images = new LinkedHashMap<>();
    images.put(TestImage.of("CT").bits(16, 12), JPEG_2000);
    images.put(TestImage.of("CT").bits(16, 16).signed(), JPEG_2000);
    images.put(
        TestImage.of("CT").bits(16, 12).signed().syntax(TransferSyntax.IMPLICIT_LITTLE_ENDIAN),
        JPEG_2000);
    images.put(TestImage.of("CT").colour(0), JPEG_2000);
    images.put(TestImage.of("MR").bits(16, 12).frames(5), JPEG_LS);
    images.put(TestImage.of("US").colour(0).frames(3), JPEG_LS);
    images.put(TestImage.of("US").bits(8, 8).size(33, 31).frames(3), JPEG_LS);
    images.put(TestImage.of("XA").bits(16, 10).frames(2).behind(6), JPEG_LS);
    return images;
  }

  private RunningStandalone start(String after) throws IOException {
    var isocenter =
        RunningStandalone.start(
            folder,
            "-Disocenter.ingest.compress.syntaxes.CT=" + JPEG_2000,
            "-Disocenter.ingest.compress.syntaxes.default=" + JPEG_LS,
            "-Disocenter.ingest.compress.after=" + after,
            "-Disocenter.ingest.compress.every=1s");
    root = isocenter.awaitReady().replaceFirst(".* at ", "");
    return isocenter;
  }

  /** What clients see that do not ask for stored objects, and the original. */
  private record Answer(byte[] pixels, byte[] frame, byte[] original, String etag) {}

  private Answer store(TestImage image) throws Exception {
    post(image.bytes(), 200);
    return answer(image);
  }

  private Answer answer(TestImage image) throws Exception {
    var plain = get(image.path(), "application/dicom");
    assertThat(plain.statusCode()).isEqualTo(200);
    var frame = get(image.path() + "/frames/1", "application/octet-stream");
    assertThat(frame.statusCode()).isEqualTo(200);
    return new Answer(pixels(plain.body()), frame.body(), original(image), etag(image));
  }

  /** Bytes of all frames in an object in Explicit VR Little Endian, before what is behind them. */
  private static byte[] pixels(byte[] object) throws IOException {
    var scan = CorpusFile.scan(object);
    assertThat(scan.syntax()).isEqualTo(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    int frames = scan.frames().count();
    var last = (FrameLocation.Native) scan.frames().locate(frames);
    var first = (FrameLocation.Native) scan.frames().locate(1);
    return Arrays.copyOfRange(object, (int) first.bytes().offset(), (int) last.bytes().end());
  }

  private byte[] original(TestImage image) throws Exception {
    var answer = get(image.path() + "/original", "application/dicom");
    assertThat(answer.statusCode()).isEqualTo(200);
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(answer.body());
    assertThat(answer.headers().firstValue("Repr-Digest"))
        .contains("sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":");
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
    assertThat(answer.body()).isEqualTo(image.bytes());
    return answer.body();
  }

  private String etag(TestImage image) throws Exception {
    return get(image.path() + "/original", "*/*").headers().firstValue("ETag").orElse("");
  }

  private void awaitStoredIn(String syntax, TestImage image) throws Exception {
    Instant due = Instant.now().plus(PATIENCE);
    String found = "";
    while (!found.equals(syntax) && Instant.now().isBefore(due)) {
      found = CorpusFile.scan(get(image.path(), AS_STORED).body()).syntax().uid();
    }
    assertThat(found).isEqualTo(syntax);
  }

  private void assertStoredAgain(TestImage image) throws Exception {
    post(image.bytes(), 200);
    original(image);
  }

  private void assertReplaced(TestImage image) throws Exception {
    byte[] other = image.patientName("Other^Name").bytes();
    post(other, 409);
    assertThat(send(request("/studies").PUT(BodyPublishers.ofByteArray(other))).statusCode())
        .isEqualTo(200);
    original(image);
    awaitStoredIn(JPEG_2000, image);
    original(image);
  }

  private void assertDeleted(TestImage image) throws Exception {
    assertThat(send(request(image.path()).DELETE()).statusCode()).isEqualTo(204);
    assertThat(get(image.path() + "/original", "*/*").statusCode()).isEqualTo(410);
  }

  /** Least of all the compressed file. */
  private void assertNothingPassesForALostOriginal(TestImage image) throws Exception {
    try (var files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(name -> isOriginOf(image, name)).toList()) {
        Files.delete(file);
      }
    }

    assertThat(get(image.path() + "/original", "*/*").statusCode()).isGreaterThanOrEqualTo(500);
    assertThat(get(image.path(), "application/dicom").statusCode()).isEqualTo(200);
  }

  private static boolean isOriginOf(TestImage image, Path file) {
    return file.toString().contains(image.sopInstanceUid())
        && file.getFileName().toString().endsWith(".origin");
  }

  private void post(byte[] object, int status) throws Exception {
    assertThat(send(request("/studies").POST(BodyPublishers.ofByteArray(object))).statusCode())
        .isEqualTo(status);
  }

  private HttpResponse<byte[]> get(String path, String accept) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(root + path)).header("Accept", accept));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path))
        .header("Content-Type", "application/dicom");
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }
}
