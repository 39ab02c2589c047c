package org.isocenter.conformance.load;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.isocenter.conformance.fixture.PartTen;

/**
 * Stores one multi-frame instance of a given size, reads it back whole, then its last frame, and
 * reports rates and the server's peak memory. The object is never in this program's memory either.
 *
 * <p>Arguments: root URL, size in MiB, process id of the server.
 */
public final class LargeInstance {

  private static final int SIDE = 512;
  private static final int FRAME = SIDE * SIDE * 2;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final PrintStream report;
  private final String root;
  private final String study = "2.25." + System.currentTimeMillis();
  private final int frames;

  private LargeInstance(PrintStream report, String root, int frames) {
    this.report = report;
    this.root = root;
    this.frames = frames;
  }

  /** Ends with an exception when an answer is not what was stored. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var report =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int frames = (int) (Long.parseLong(args[1]) * 1024 * 1024 / FRAME);
    var check = new LargeInstance(report, args[0], frames);
    check.store();
    check.loadWhole();
    check.loadLastFrame();
    check.reportMemory(args[2]);
  }

  private void store() throws IOException, InterruptedException {
    long start = System.nanoTime();
    var request =
        HttpRequest.newBuilder(URI.create(root + "/studies"))
            .header("Content-Type", "application/dicom")
            .POST(BodyPublishers.ofInputStream(this::object))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    require(
        response.statusCode() == 200,
        "STOW answered " + response.statusCode() + " " + response.body());
    reportRate("stored", start);
  }

  private void loadWhole() throws IOException, InterruptedException {
    long start = System.nanoTime();
    long received = checksum(get(instance(), "application/dicom; transfer-syntax=*"));
    reportRate("loaded", start);
    require(received == checksum(object()), "the instance came back altered");
  }

  private void loadLastFrame() throws IOException, InterruptedException {
    long start = System.nanoTime();
    var url = instance() + "/frames/" + frames;
    try (var body = get(url, "application/octet-stream")) {
      require(body.readAllBytes().length == FRAME, "the last frame has another length");
    }
    long milliseconds = (System.nanoTime() - start) / 1_000_000;
    report.printf("frame %d of %d: %d ms%n", frames, frames, milliseconds);
  }

  private InputStream get(String url, String accept) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).header("Accept", accept).build();
    var response = http.send(request, BodyHandlers.ofInputStream());
    require(response.statusCode() == 200, url + " answered " + response.statusCode());
    return response.body();
  }

  private String instance() {
    return "%s/studies/%s/series/%s.1/instances/%s.1.1".formatted(root, study, study, study);
  }

  private InputStream object() {
    long pixelBytes = (long) frames * FRAME;
    var header = PartTen.header(study, 1, SIDE, frames, pixelBytes);
    return new SequenceInputStream(new ByteArrayInputStream(header), new Ramp(pixelBytes));
  }

  private void reportRate(String what, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    double mebibytes = (double) frames * FRAME / (1024 * 1024);
    report.printf(
        "%s %.0f MiB in %.1f s: %.0f MiB/s%n", what, mebibytes, seconds, mebibytes / seconds);
  }

  private void reportMemory(String process) throws IOException {
    Files.readAllLines(Path.of("/proc", process, "status")).stream()
        .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
        .forEach(report::println);
  }

  private static long checksum(InputStream content) throws IOException {
    try (var checked = new CheckedInputStream(content, new CRC32())) {
      checked.transferTo(OutputStream.nullOutputStream());
      return checked.getChecksum().getValue();
    }
  }

  private static void require(boolean condition, String sentence) throws IOException {
    if (!condition) {
      throw new IOException(sentence);
    }
  }
}
