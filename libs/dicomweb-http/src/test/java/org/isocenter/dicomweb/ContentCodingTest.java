package org.isocenter.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.isocenter.dicomweb.DicomWebException.UnsupportedMediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {
  private static final byte[] PLAIN =
      "what was sent".repeat(50).getBytes(StandardCharsets.US_ASCII);

  @Test
  void leavesABodyWithoutCodingAlone() throws IOException {
    assertThat(decoded(PLAIN)).isEqualTo(PLAIN);
    assertThat(decoded(PLAIN, "identity")).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP", " gzip ", "identity, gzip"})
  void inflatesGzip(String coding) throws IOException {
    assertThat(decoded(gzip(PLAIN), coding)).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "nonsense"})
  void refusesOtherCodings(String coding) {
    assertThatThrownBy(() -> decoded(PLAIN, coding)).isInstanceOf(UnsupportedMediaType.class);
  }

  @Test
  void endsTheRequestWhenTheBodyIsCutOrIsNoGzip() throws IOException {
    byte[] whole = gzip(PLAIN);

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decoded(cut, "gzip"))
          .as("cut at %d", length)
          .isInstanceOf(MultipartException.class);
    }
    assertThatThrownBy(() -> decoded(PLAIN, "gzip")).isInstanceOf(MultipartException.class);
  }

  @Test
  void endsTheRequestWhenALittleBecomesTooMuch() throws IOException {
    byte[] bomb = gzip(new byte[64 << 20]);

    assertThatThrownBy(() -> decoded(bomb, "gzip"))
        .isInstanceOf(MultipartException.class)
        .hasMessageContaining("200 times");
  }

  private static byte[] decoded(byte[] body, String... codings) throws IOException {
    var out = new ByteArrayOutputStream();
    try (InputStream in =
        ContentCoding.decoded(List.of(codings), new ByteArrayInputStream(body), 200)) {
      in.transferTo(out);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }
}
