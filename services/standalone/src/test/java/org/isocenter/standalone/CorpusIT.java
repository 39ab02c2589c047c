package org.isocenter.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isocenter.dicom.instance.InstanceIdentity;
import org.isocenter.dicom.instance.InstanceScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of the corpus through the whole server: what is to be stored comes back, what is to be
 * refused is refused with a reason. Files of the corpus share UIDs, so each is deleted again.
 */
class CorpusIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

  @TempDir Path folder;

  private final List<String> faults = new ArrayList<>();
  private String root = "";

  @Test
  void storedFilesComeBackAndOthersAreRefusedWithAReason() throws Exception {
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
  }

  private void judge(CorpusFile file) throws IOException, InterruptedException {
    var answer = store(file.bytes());
    boolean stored = answer.statusCode() == 200 || answer.statusCode() == 202;
    if (stored && !file.isToBeStored() && !file.mayBeStored()) {
      faults.add(file + " was stored, but " + file.stow());
    } else if (stored) {
      load(file);
    } else if (file.isToBeStored()) {
      faults.add(file + " was answered " + answer.statusCode() + ": " + text(answer));
    } else if (!isExplained(answer)) {
      faults.add(file + " was refused without a reason: " + text(answer));
    }
  }

  private static boolean isExplained(HttpResponse<byte[]> answer) {
    boolean known = List.of(400, 409, 413).contains(answer.statusCode());
    return known && text(answer).contains("\"00081197\"") && text(answer).contains("\"00000902\"");
  }

  private void load(CorpusFile file) throws IOException, InterruptedException {
    var scan = file.scan();
    var path = path(scan.identity());
    var loaded = get(path, "application/dicom; transfer-syntax=*");
    if (loaded.statusCode() == 200) {
      compareObjects(file, scan, loaded.body());
      compareMetadata(file, scan, path);
    } else {
      faults.add(file + " is delivered with " + loaded.statusCode() + ": " + text(loaded));
    }
    var deleted = send(request(path).DELETE());
    if (deleted.statusCode() != 204) {
      faults.add(file + " is deleted with " + deleted.statusCode() + ": " + text(deleted));
    }
  }

  private void compareObjects(CorpusFile file, InstanceScan scan, byte[] loaded)
      throws IOException {
    var original = file.bytes();
    if (!scan.syntax().explicit() || scan.syntax().bigEndian()) {
      var delivered = CorpusFile.scan(loaded);
      if (!delivered.syntax().uid().equals(EXPLICIT_LITTLE_ENDIAN)) {
        faults.add(file + " is delivered in " + delivered.syntax().uid());
      }
      if (!json(delivered, "").equals(json(scan, ""))) {
        faults.add(file + " is delivered with another data set");
      }
    } else if (!Arrays.equals(original, loaded) && (scan.part10() || !endsWith(loaded, original))) {
      faults.add(file + " is not delivered byte for byte");
    }
  }

  /** What came without preamble and File Meta Information has been given both. */
  private static boolean endsWith(byte[] whole, byte[] end) {
    return whole.length > end.length
        && Arrays.equals(whole, whole.length - end.length, whole.length, end, 0, end.length);
  }

  private void compareMetadata(CorpusFile file, InstanceScan scan, String path)
      throws IOException, InterruptedException {
    var metadata = get(path + "/metadata", "application/dicom+json");
    if (!text(metadata).equals("[" + json(scan, root) + "]")) {
      faults.add(file + " is described otherwise than by the library: " + text(metadata));
    }
  }

  private static String json(InstanceScan scan, String base) {
    return new String(scan.metadata().json(base), UTF_8);
  }

  private static String path(InstanceIdentity identity) {
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
