package org.isocenter.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that answers every request with the same failure. */
class S3ErrorsTest {
  private static final ObjectKey KEY = new ObjectKey("a/b");

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> headerNames = new CopyOnWriteArrayList<>();
  private volatile int status;
  private volatile String contentType = "application/xml";
  private volatile String body = "";
  private HttpServer server;
  private S3ObjectStore store;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    store = new S3ObjectStore(settings());
  }

  private S3Settings settings() {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return S3Settings.of(endpoint, "eu-central-1", "dicom", "key", "secret");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      headerNames.addAll(exchange.getRequestHeaders().keySet());
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", contentType);
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @AfterEach
  void stop() {
    store.close();
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalError, true",
    "503, SlowDown, true",
    "503, ServiceUnavailable, true",
    "429, TooManyRequests, true",
    "400, RequestTimeout, true",
    "400, InvalidRequest, false",
    "403, AccessDenied, false",
    "403, InvalidAccessKeyId, false",
    "404, NoSuchBucket, false",
    "501, NotImplemented, true",
  })
  void sayWhetherTryingAgainHelps(int answer, String code, boolean retryable) {
    status = answer;
    body = "<Error><Code>" + code + "</Code><Message>So it is</Message></Error>";

    StorageException failure = catchThrowableOfType(StorageException.class, () -> store.open(KEY));

    assertThat(failure).hasMessageContaining("a/b");
    assertThat(failure.retryable()).isEqualTo(retryable);
  }

  @Test
  void aMissingKeyIsAMissingObject() {
    status = 404;
    body = "<Error><Code>NoSuchKey</Code><Message>Not here</Message></Error>";

    assertThat(catchThrowableOfType(MissingObjectException.class, () -> store.open(KEY)))
        .hasMessage("Object a/b does not exist");
  }

  @Test
  void aProxyInBetweenMayBePassed() {
    status = 502;
    contentType = "text/html";
    body = "<html>Bad gateway</html>";

    assertThat(catchThrowableOfType(StorageException.class, () -> store.open(KEY)).retryable())
        .isTrue();
  }

  @Test
  void aPassingFailureIsTriedAFewTimes() {
    status = 503;
    body = "<Error><Code>SlowDown</Code><Message>Too fast</Message></Error>";

    assertFails(() -> store.open(KEY));

    assertThat(requests).hasSizeBetween(2, 4).containsOnly("GET /dicom/a/b");
  }

  @Test
  void noOtherRequestIsMadeThanTheOneNeeded() {
    status = 403;
    body = "<Error><Code>AccessDenied</Code><Message>No</Message></Error>";

    try (ObjectWriter writer = store.create(KEY)) {
      writer.write('x');
      assertFails(writer::commit);
    }
    assertFails(store::check);

    assertThat(requests).containsExactly("PUT /dicom/a/b", "HEAD /dicom");
  }

  @Test
  void uploadsMayDoWithoutTheNewerChecksums() {
    status = 403;
    body = "<Error><Code>AccessDenied</Code><Message>No</Message></Error>";

    try (S3ObjectStore md5 = new S3ObjectStore(settings().with(Checksums.MD5));
        ObjectWriter writer = md5.create(KEY)) {
      assertFails(writer::commit);
    }

    assertThat(headerNames)
        .contains("Content-md5", "If-none-match")
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-checksum"));
  }

  private static void assertFails(ThrowingCallable call) {
    assertThatExceptionOfType(StorageException.class).isThrownBy(call);
  }
}
