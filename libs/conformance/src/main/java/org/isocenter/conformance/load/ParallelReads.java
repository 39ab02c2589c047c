package org.isocenter.conformance.load;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.isocenter.conformance.fixture.PartTen;

/**
 * Stores a series and asks for its metadata and frames all at once, as a viewer does that opens a
 * study. Every answer is compared with what was stored.
 *
 * <p>Arguments: root URL, number of requests at once.
 */
public final class ParallelReads {

  private static final int SIDE = 512;
  private static final int FRAME = SIDE * SIDE * 2;
  private static final int INSTANCES = 20;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String root;
  private final String study = "2.25." + System.currentTimeMillis();

  /** One request whose answer is judged. */
  private interface Read {
    void run() throws IOException, InterruptedException;
  }

  private ParallelReads(String root) {
    this.root = root;
  }

  /** Ends with an exception when an answer is not what was stored. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    var report =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var reads = new ParallelReads(args[0]);
    reads.store();
    var millis = reads.readAtOnce(Integer.parseInt(args[1]));
    report.printf(
        "%d requests at once, all answered right: first after %d ms, median %d ms, last %d ms%n",
        millis.size(), millis.getFirst(), millis.get(millis.size() / 2), millis.getLast());
  }

  private void store() throws IOException, InterruptedException {
    for (int number = 1; number <= INSTANCES; number++) {
      int instance = number;
      var request =
          HttpRequest.newBuilder(URI.create(root + "/studies"))
              .header("Content-Type", "application/dicom")
              .POST(BodyPublishers.ofInputStream(() -> object(instance)))
              .build();
      var response = http.send(request, BodyHandlers.ofString());
      require(response.statusCode() == 200, "STOW answered " + response.statusCode());
    }
  }

  private InputStream object(int number) {
    return new SequenceInputStream(
        new ByteArrayInputStream(PartTen.header(study, number, SIDE, 1, FRAME)), new Ramp(FRAME));
  }

  /** The times of all requests, sorted. */
  private List<Long> readAtOnce(int requests)
      throws InterruptedException, ExecutionException, IOException {
    var start = new CountDownLatch(1);
    var pixels = new Ramp(FRAME).readAllBytes();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> answers = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        int number = i / 2 % INSTANCES + 1;
        Read read = i % 2 == 0 ? this::readMetadata : () -> readFrame(number, pixels);
        answers.add(
            threads.submit(() -> {
              start.await();
              return timed(read);
            }));
      }
      start.countDown();
      List<Long> millis = new ArrayList<>();
      for (var answer : answers) {
        millis.add(answer.get());
      }
      return millis.stream().sorted().toList();
    }
  }

  private static long timed(Read read) throws IOException, InterruptedException {
    long began = System.nanoTime();
    read.run();
    return (System.nanoTime() - began) / 1_000_000;
  }

  private void readMetadata() throws IOException, InterruptedException {
    var text = new String(get("/metadata", "application/dicom+json"), StandardCharsets.UTF_8);
    for (int number = 1; number <= INSTANCES; number++) {
      require(text.contains("\"" + study + ".1." + number + "\""), "the metadata lacks " + number);
    }
  }

  private void readFrame(int number, byte[] pixels) throws IOException, InterruptedException {
    var path = "/instances/%s.1.%d/frames/1".formatted(study, number);
    var frame = get(path, "application/octet-stream");
    require(Arrays.equals(frame, pixels), "frame of instance " + number + " is altered");
  }

  private byte[] get(String path, String accept) throws IOException, InterruptedException {
    var url = "%s/studies/%s/series/%s.1%s".formatted(root, study, study, path);
    var request = HttpRequest.newBuilder(URI.create(url)).header("Accept", accept).build();
    var response = http.send(request, BodyHandlers.ofByteArray());
    require(response.statusCode() == 200, url + " answered " + response.statusCode());
    return response.body();
  }

  private static void require(boolean condition, String sentence) throws IOException {
    if (!condition) {
      throw new IOException(sentence);
    }
  }
}
