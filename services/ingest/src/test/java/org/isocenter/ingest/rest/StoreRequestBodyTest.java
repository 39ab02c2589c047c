package org.isocenter.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.UnsupportedMediaType;
import org.isocenter.dicomweb.MultipartException;
import org.isocenter.dicomweb.MultipartLimits;
import org.isocenter.ingest.app.AssemblyLimits;
import org.isocenter.ingest.app.PartSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreRequestBodyTest {
  private static final String BODY =
      "--b\r\nContent-Type: application/dicom\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/related; type=\"application/dicom\"; boundary=b",
        "multipart/related; type=application/dicom; boundary=\"b\"",
        "multipart/related;boundary=b;type=\"application/dicom\";start=\"<1>\"",
        "multipart/related ; boundary = b",
        "Multipart/Related; Type=\"Application/DICOM\"; Boundary=b",
        "multipart/related; type=\"application/dicom; transfer-syntax=*\"; boundary=b",
      })
  void readsPartsUnderEveryContentTypeThatClientsSend(String contentType) throws IOException {
    assertThat(read(contentType, BODY)).containsExactly("one", "two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "preamble\r\n", ""})
  void readsPastAPreamble(String preamble) throws IOException {
    assertThat(read("multipart/related; boundary=b", preamble + BODY)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--b--", "--b\r\n\r\n--b--", "--b\r\n\r\n\r\n--b--\r\n"})
  void findsNoPartWhereNothingIsCalledNothing(String body) throws IOException {
    assertThat(read("multipart/related; boundary=b", body)).isEmpty();
  }

  @Test
  void keepsAnEmptyPartThatIsCalledSomething() throws IOException {
    String empty = "--b\r\nContent-Type: application/dicom\r\n\r\n\r\n--b--";

    assertThat(read("multipart/related; boundary=b", empty)).containsExactly("");
  }

  @Test
  void readsASingleObject() throws IOException {
    assertThat(read("application/dicom", "whole")).containsExactly("whole");
    assertThat(read("application/dicom; transfer-syntax=1.2.840.10008.1.2.1", "whole")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json",
        "application/dicom+json",
        "multipart/form-data; boundary=b",
        "multipart/related; type=\"application/pdf\"; boundary=b",
        "multipart/related; type=\"image/jpeg\"; boundary=b",
        "nonsense",
      })
  void refusesOtherContent(String contentType) {
    assertThatThrownBy(() -> source(Optional.of(contentType), BODY))
        .isInstanceOf(UnsupportedMediaType.class);
  }

  @Test
  void refusesABodyOfUnknownType() {
    assertThatThrownBy(() -> source(Optional.empty(), BODY))
        .isInstanceOf(UnsupportedMediaType.class);
  }

  @Test
  void refusesMultipartWithoutBoundary() {
    assertThatThrownBy(() -> source(Optional.of("multipart/related"), BODY))
        .isInstanceOf(BadRequest.class);
  }

  @Test
  void refusesMultipartThatIsCutShort() {
    String cut = BODY.substring(0, BODY.length() - 6);

    assertThatThrownBy(() -> read("multipart/related; boundary=b", cut))
        .isInstanceOf(MultipartException.class);
  }

  private static List<String> read(String contentType, String body) throws IOException {
    List<String> contents = new ArrayList<>();
    PartSource source = source(Optional.of(contentType), body);
    for (var part = source.next(); part.isPresent(); part = source.next()) {
      contents.add(new String(part.get().content().readAllBytes(), StandardCharsets.US_ASCII));
    }
    return contents;
  }

  private static PartSource source(Optional<String> contentType, String body) {
    var bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII));
    return StoreRequestBody.of(
        contentType,
        bytes,
        new BodyLimits(
            MultipartLimits.DEFAULT, new AssemblyLimits(1 << 20, 1 << 10, Path.of("target")), 200));
  }
}
