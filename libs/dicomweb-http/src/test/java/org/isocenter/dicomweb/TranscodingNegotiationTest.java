package org.isocenter.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered where pixels can be transcoded, PS3.18 section 8.7.3. */
class TranscodingNegotiationTest {
  private static final String ROOT = "1.2.840.10008.1.2.4.";
  private static final String EXPLICIT = "1.2.840.10008.1.2.1";

  private static final Transcodings POSSIBLE =
      new Transcodings(
          Set.of(ROOT + 50, ROOT + 80, ROOT + 81, ROOT + 90), Set.of(ROOT + 70, ROOT + 80));

  private static String uid(String name) {
    return name.equals("explicit") ? EXPLICIT : ROOT + name;
  }

  private static String outcome(ResourceKind kind, String stored, String header) {
    var accept = AcceptHeader.parse(List.of(header), Optional.empty());
    var uids =
        Arrays.stream(stored.split(" "))
            .map(TranscodingNegotiationTest::uid)
            .collect(Collectors.toSet());
    try {
      var chosen = Negotiation.negotiate(kind, uids, POSSIBLE, accept);
      return switch (chosen.delivery()) {
        case Delivery.AsStored() -> "stored";
        case Delivery.Required(var uid) -> uid.substring(uid.lastIndexOf('.') + 1);
      };
    } catch (NotAcceptable e) {
      return "406";
    }
  }

  /** The last component of the UID in which objects leave; 1 is Explicit VR Little Endian. */
  @ParameterizedTest
  @CsvSource({
    "50, application/dicom, 1",
    "50, application/dicom; transfer-syntax=*, stored",
    "50, application/dicom; transfer-syntax=1.2.840.10008.1.2.4.80, 80",
    "50, application/dicom; transfer-syntax=1.2.840.10008.1.2.4.50, stored",
    "50, application/dicom; transfer-syntax=1.2.840.10008.1.2.4.90, 406",
    "explicit, application/dicom, stored",
    "explicit, application/dicom; transfer-syntax=1.2.840.10008.1.2.4.80, 80",
    "102, application/dicom, stored",
    "102, application/dicom; transfer-syntax=1.2.840.10008.1.2.1, 406",
    "50 90 explicit, application/dicom, 1",
    "50 102, application/dicom, stored",
    "50 80, application/dicom; transfer-syntax=1.2.840.10008.1.2.4.80, 80",
    "50, application/octet-stream, stored",
    "50, application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1, 406"
  })
  void objects(String stored, String type, String delivered) {
    assertThat(outcome(ResourceKind.INSTANCES, stored, multipart(type))).isEqualTo(delivered);
  }

  @ParameterizedTest
  @CsvSource({
    "50, application/octet-stream, 1",
    "50, application/octet-stream; transfer-syntax=*, stored",
    "102, application/octet-stream, stored",
    "50, image/jpeg, stored",
    "80, image/jpeg, 70",
    "80, image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50, 406",
    "90, image/jls, 80",
    "81, image/jls, stored",
    "81, image/jls; transfer-syntax=1.2.840.10008.1.2.4.80, 80",
    "explicit, image/jls, 80",
    "50, image/jp2, 406",
    "50, */*, stored"
  })
  void frames(String stored, String type, String delivered) {
    assertThat(outcome(ResourceKind.FRAMES, stored, multipart(type))).isEqualTo(delivered);
  }

  /** What need not be transcoded wins among equals, but not over what is wanted more. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, stored", //
    "1, 0.5, 80",
    "0.5, 1, stored"
  })
  void equalsAreTakenAsStored(String first, String second, String delivered) {
    var header =
        multipart("image/jls") + "; q=" + first + ", " + multipart("image/jp2") + "; q=" + second;
    assertThat(outcome(ResourceKind.FRAMES, "90", header)).isEqualTo(delivered);
  }

  private static String multipart(String type) {
    int parameters = type.indexOf(';');
    return parameters < 0
        ? "multipart/related; type=\"%s\"".formatted(type)
        : "multipart/related; type=\"%s\"%s"
            .formatted(type.substring(0, parameters), type.substring(parameters));
  }
}
