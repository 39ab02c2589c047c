package org.isocenter.conformance.load;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.isocenter.conformance.fixture.Workitems;

/**
 * Creates, claims, performs and completes workitems for a while, each client one after the other:
 * four requests a cycle, each of which the server commits.
 *
 * <p>Arguments: root URL, clients at once, seconds.
 */
public final class WorkitemCycles {

  private static final String TRANSACTION = "2.25.1001";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String root;

  private WorkitemCycles(String root) {
    this.root = root;
  }

  /** Ends with an exception when an answer is not what it should be. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    var report =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int clients = Integer.parseInt(args[1]);
    var time = Duration.ofSeconds(Long.parseLong(args[2]));
    var millis = new WorkitemCycles(args[0]).run(clients, time);
    report.printf(
        "%d clients, %d cycles, %.1f a second, a cycle takes %d ms (median), %d ms (99 %%)%n",
        clients,
        millis.size(),
        millis.size() * 1e3 / time.toMillis(),
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 99 / 100));
  }

  /** The times of all cycles, sorted. */
  private List<Long> run(int clients, Duration time)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + time.toNanos();
    Callable<List<Long>> client = () -> cycles(end);
    List<Long> millis = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(Collections.nCopies(clients, client))) {
        millis.addAll(done.get());
      }
    }
    return millis.stream().sorted().toList();
  }

  private List<Long> cycles(long end) throws IOException, InterruptedException {
    List<Long> millis = new ArrayList<>();
    while (System.nanoTime() < end) {
      long began = System.nanoTime();
      cycle();
      millis.add((System.nanoTime() - began) / 1_000_000);
    }
    return millis;
  }

  private void cycle() throws IOException, InterruptedException {
    var random = UUID.randomUUID().toString().replace("-", "");
    var uid = "2.25." + new BigInteger(random, 16);
    send("POST", "/workitems?" + uid, Workitems.workitem("CYCLE"), 201);
    send("PUT", "/workitems/" + uid + "/state", Workitems.state("IN PROGRESS", TRANSACTION), 200);
    send("POST", "/workitems/" + uid + "?" + TRANSACTION, Workitems.PERFORMED, 200);
    send("PUT", "/workitems/" + uid + "/state", Workitems.state("COMPLETED", TRANSACTION), 200);
  }

  private void send(String method, String target, String body, int expected)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(root + target))
            .header("Content-Type", "application/dicom+json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(method, target, response.statusCode(), response.body()));
    }
  }
}
