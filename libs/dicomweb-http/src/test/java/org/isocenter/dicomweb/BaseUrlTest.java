package org.isocenter.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicomweb.BaseUrl.Connection;
import org.isocenter.dicomweb.BaseUrl.Forwarded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {

  private static final Connection BEHIND_A_PROXY =
      new Connection("http", Optional.of("internal"), "10.0.0.5", 8080);

  @ParameterizedTest
  @CsvSource({
    "https://pacs.example.org,            https://pacs.example.org/dicom-web",
    "https://pacs.example.org/,           https://pacs.example.org/dicom-web",
    "https://pacs.example.org/a/dicom/,   https://pacs.example.org/a/dicom"
  })
  void takesTheConfiguredUrlFirst(String configured, String expected) {
    assertThat(
            BaseUrl.resolve(
                Optional.of(configured), BEHIND_A_PROXY, Forwarded.NOTHING, "/dicom-web"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "http,  localhost:8080, 8080, http://localhost:8080/dicom-web",
    // The Python client sends no port.
    "http,  localhost,      8080, http://localhost:8080/dicom-web",
    "http,  localhost,      80,   http://localhost/dicom-web",
    "https, localhost,      443,  https://localhost/dicom-web",
    "https, localhost,      8443, https://localhost:8443/dicom-web",
    "http,  [::1],          8080, http://[::1]:8080/dicom-web",
    "http,  [::1]:99,       8080, http://[::1]:99/dicom-web",
    "http,  ,               8080, http://192.0.2.1:8080/dicom-web",
    "http,  evil\"host,     8080, http://192.0.2.1:8080/dicom-web",
    "http,  evil/path,      8080, http://192.0.2.1:8080/dicom-web"
  })
  void completesTheHostHeaderOfADirectConnection(
      String scheme, @Nullable String host, int port, String expected) {
    var connection = new Connection(scheme, Optional.ofNullable(host), "192.0.2.1", port);

    assertThat(BaseUrl.resolve(Optional.empty(), connection, Forwarded.NOTHING, "/dicom-web"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https, pacs.example.org,       ,    ,      https://pacs.example.org/dicom-web",
    "https, pacs.example.org:444,   ,    ,      https://pacs.example.org:444/dicom-web",
    "https, pacs.example.org,       444, ,      https://pacs.example.org:444/dicom-web",
    "https, pacs.example.org,       443, ,      https://pacs.example.org/dicom-web",
    "https, pacs.example.org,       ,    /a/b,  https://pacs.example.org/a/b/dicom-web",
    "https, pacs.example.org,       ,    /a/,   https://pacs.example.org/a/dicom-web",
    "https, pacs.example.org,       ,    //evil, https://pacs.example.org/dicom-web",
    // Only the scheme is told: the Host that was passed on is the client's, without our port.
    "https, ,                       ,    ,      https://internal/dicom-web",
    "gopher, pacs.example.org,      ,    ,      http://pacs.example.org/dicom-web",
    "https, evil host,              ,    ,      https://internal/dicom-web"
  })
  void believesTheXForwardedHeaders(
      String proto,
      @Nullable String host,
      @Nullable String port,
      @Nullable String prefix,
      String expected) {
    var forwarded =
        new Forwarded(
            List.of(),
            Optional.of(proto),
            Optional.ofNullable(host),
            Optional.ofNullable(port),
            Optional.ofNullable(prefix));

    assertThat(BaseUrl.resolve(Optional.empty(), BEHIND_A_PROXY, forwarded, "/dicom-web"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          for=1.2.3.4;proto=https;host=pacs.example.org          | https://pacs.example.org/dicom-web
          Proto=https; Host="pacs.example.org:444"               | https://pacs.example.org:444/dicom-web
          host=outer.example;proto=https, host=inner;proto=http  | https://outer.example/dicom-web
          for=1.2.3.4                                            | http://x.example/dicom-web
          nonsense                                               | http://x.example/dicom-web
          """)
  void believesForwardedBeforeTheOthers(String forwarded, String expected) {
    var both =
        new Forwarded(
            List.of(forwarded),
            Optional.empty(),
            Optional.of("x.example"),
            Optional.empty(),
            Optional.empty());

    assertThat(BaseUrl.resolve(Optional.empty(), BEHIND_A_PROXY, both, "/dicom-web"))
        .isEqualTo(expected);
  }
}
