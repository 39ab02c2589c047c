package org.isocenter.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.isocenter.dicomweb.ResourceKind.BULK_DATA;
import static org.isocenter.dicomweb.ResourceKind.BULK_DATA_SET;
import static org.isocenter.dicomweb.ResourceKind.FRAME;
import static org.isocenter.dicomweb.ResourceKind.FRAMES;
import static org.isocenter.dicomweb.ResourceKind.INSTANCES;
import static org.isocenter.dicomweb.ResourceKind.METADATA;
import static org.isocenter.dicomweb.ResourceKind.STORE_RESPONSE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PS3.18 section 8.7.5 over the tables of 8.7.3, with the headers that clients really send. An
 * outcome reads {@code multi image/jls 80}: framing, type and delivered transfer syntax.
 */
class NegotiationTest {

  /** Short names of transfer syntaxes in the tables below. */
  private static final Map<String, String> SYNTAXES =
      Map.ofEntries(
          Map.entry("implicit", "1.2.840.10008.1.2"),
          Map.entry("explicit", "1.2.840.10008.1.2.1"),
          Map.entry("deflated", "1.2.840.10008.1.2.1.99"),
          Map.entry("big", "1.2.840.10008.1.2.2"),
          Map.entry("rle", "1.2.840.10008.1.2.5"),
          Map.entry("deflated-frame", "1.2.840.10008.1.2.8.1"),
          Map.entry("private", "1.3.6.1.4.1.5962.300.1"));

  private static String uid(String name) {
    return SYNTAXES.getOrDefault(name, "1.2.840.10008.1.2.4." + name);
  }

  private static String name(String uid) {
    return SYNTAXES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(uid))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> uid.substring(uid.lastIndexOf('.') + 1));
  }

  private static AcceptHeader accept(String header) {
    return AcceptHeader.parse(List.of(header), Optional.empty());
  }

  private static String outcome(ResourceKind kind, String stored, String header) {
    try {
      var chosen = Negotiation.negotiate(kind, uid(stored), accept(header));
      String framing =
          switch (chosen) {
            case Representation.SinglePart _ -> "single";
            case Representation.Multipart _ -> "multi";
          };
      String delivered = name(chosen.deliveredSyntax(uid(stored)));
      return "%s %s %s".formatted(framing, chosen.mediaType(), delivered);
    } catch (NotAcceptable e) {
      assertThat(e.considered()).isNotEmpty();
      return "406";
    } catch (DicomWebException.BadRequest _) {
      return "400";
    }
  }

  @ParameterizedTest(name = "{0} stored as {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          INSTANCES | explicit | */*                                                                     | multi application/dicom explicit
          INSTANCES | 80       | multipart/related                                                       | multi application/dicom 80
          INSTANCES | 80       | multipart/related; type="application/dicom"                             | multi application/dicom 80
          INSTANCES | 80       | multipart/related;type="application/dicom";transfer-syntax=*            | multi application/dicom 80
          INSTANCES | implicit | multipart/related; type="application/dicom"; transfer-syntax=*          | multi application/dicom explicit
          INSTANCES | big      | multipart/related; type=application/dicom                               | multi application/dicom explicit
          INSTANCES | deflated | multipart/related; type=application/dicom                               | multi application/dicom explicit
          INSTANCE  | deflated | */*                                                                     | multi application/dicom explicit
          INSTANCES | deflated | multipart/related; type=application/dicom; transfer-syntax=*            | multi application/dicom deflated
          INSTANCES | deflated | multipart/related; type=application/dicom; transfer-syntax=1.2.840.10008.1.2.1 | multi application/dicom explicit
          INSTANCES | implicit | multipart/related; type=application/dicom; transfer-syntax=1.2.840.10008.1.2.1 | multi application/dicom explicit
          INSTANCES | implicit | multipart/related; type=application/dicom; transfer-syntax=1.2.840.10008.1.2   | 406
          INSTANCES | 80       | multipart/related; type=application/dicom; transfer-syntax=1.2.840.10008.1.2.4.80 | multi application/dicom 80
          INSTANCES | 80       | multipart/related; type=application/dicom; transfer-syntax=1.2.840.10008.1.2.1 | 406
          INSTANCES | explicit | multipart/related; type=application/dicom; transfer-syntax=nope         | 406
          INSTANCES | explicit | multipart/related; type="application/dicom; transfer-syntax=1.2.840.10008.1.2.1" | multi application/dicom explicit
          INSTANCES | explicit | application/dicom                                                       | 406
          INSTANCES | explicit | multipart/nope                                                          | 406
          INSTANCES | explicit | multipart/related; type=image/jpeg                                      | 406
          INSTANCES | explicit | nonsense                                                                | 406
          INSTANCE  | 90       | */*                                                                     | multi application/dicom 90
          INSTANCE  | 90       | application/dicom                                                       | single application/dicom 90
          INSTANCE  | 90       | application/dicom; transfer-syntax=*                                    | single application/dicom 90
          INSTANCE  | implicit | application/dicom; transfer-syntax=*                                    | single application/dicom explicit
          INSTANCE  | 90       | application/dicom; transfer-syntax=1.2.840.10008.1.2.1                  | 406
          INSTANCE  | 90       | application/*                                                           | single application/dicom 90
          INSTANCE  | 90       | multipart/related; type="application/dicom"; transfer-syntax=*          | multi application/dicom 90
          INSTANCES | 80       | application/zip                                                         | single application/zip 80
          INSTANCES | implicit | application/zip                                                         | single application/zip explicit
          INSTANCES | 80       | application/zip; transfer-syntax=*                                      | single application/zip 80
          INSTANCES | implicit | application/zip; transfer-syntax=1.2.840.10008.1.2.1                    | single application/zip explicit
          INSTANCES | 80       | application/zip; transfer-syntax=1.2.840.10008.1.2.1                    | 406
          INSTANCES | 80       | application/*                                                           | single application/zip 80
          INSTANCES | 80       | application/*, multipart/related                                        | multi application/dicom 80
          INSTANCES | 80       | image/*                                                                 | 406
          INSTANCES | 80       | multipart/related; type="application/octet-stream"                      | multi application/octet-stream 80
          INSTANCES | 80       | multipart/related; type="application/octet-stream", multipart/related; type="application/dicom" | multi application/octet-stream 80
          INSTANCES | 80       | application/octet-stream                                                | 406
          INSTANCES | 80       | multipart/related; type=application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1 | 406
          INSTANCE  | explicit | multipart/related; type=application/octet-stream                        | multi application/octet-stream explicit
          INSTANCES | 80       | multipart/related; type=application/zip                                 | 406
          INSTANCES | 80       | application/zip;q=0.5, multipart/related; type=application/dicom        | multi application/dicom 80
          INSTANCES | 80       | multipart/related; type=application/dicom; transfer-syntax=1.2.840.10008.1.2.1, application/zip | single application/zip 80
          INSTANCES | 80       | multipart/related; type=application/dicom, image/png                    | 400
          INSTANCES | 80       | multipart/related; type=application/dicom, text/html;q=0                | multi application/dicom 80
          INSTANCES | 80       | image/png                                                               | 406
          INSTANCES | 80       | text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8      | multi application/dicom 80
          INSTANCE  | 90       | application/zip                                                         | single application/zip 90
          INSTANCE  | 90       | application/dicom, image/jpeg                                           | 400
          INSTANCE  | 90       | application/dicom, application/pdf;q=0.1                                | 400
          INSTANCE  | private  | application/dicom; transfer-syntax=*                                    | single application/dicom private
          """)
  void choosesForInstances(ResourceKind kind, String stored, String header, String outcome) {
    assertThat(outcome(kind, stored, header)).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0} stored as {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          FRAME  | explicit | multipart/related; type="application/octet-stream"; transfer-syntax="*" | multi application/octet-stream explicit
          FRAME  | 80       | multipart/related; type="application/octet-stream"; transfer-syntax="*" | multi application/octet-stream 80
          FRAME  | 80       | multipart/related; type=application/octet-stream; transfer-syntax=*     | multi application/octet-stream 80
          FRAME  | implicit | multipart/related; type=application/octet-stream; transfer-syntax=*     | multi application/octet-stream explicit
          FRAME  | big      | multipart/related; type=application/octet-stream; transfer-syntax=*     | multi application/octet-stream explicit
          FRAME  | deflated | multipart/related; type=application/octet-stream; transfer-syntax=*     | multi application/octet-stream explicit
          FRAME  | explicit | multipart/related; type="application/octet-stream"                      | multi application/octet-stream explicit
          FRAME  | 80       | multipart/related; type="application/octet-stream"                      | multi application/octet-stream 80
          FRAME  | 80       | multipart/related; type="application/octet-stream", multipart/related; type="image/jls" | multi image/jls 80
          FRAME  | 80       | application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1           | 406
          FRAME  | 80       | application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.80        | single application/octet-stream 80
          FRAME  | big      | application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1           | single application/octet-stream explicit
          FRAME  | big      | application/octet-stream; transfer-syntax=1.2.840.10008.1.2.2           | 406
          FRAME  | explicit | */*                                                                     | multi application/octet-stream explicit
          FRAME  | 80       | */*                                                                     | multi image/jls 80
          FRAME  | 80       | multipart/related; type="*/*"                                           | multi image/jls 80
          FRAME  | 80       | multipart/related                                                       | multi image/jls 80
          FRAME  | private  | multipart/related; type="*/*"                                           | multi application/octet-stream private
          FRAME  | deflated-frame | */*                                                               | multi application/octet-stream deflated-frame
          FRAME  | 80       | image/*                                                                 | single image/jls 80
          FRAME  | explicit | image/*                                                                 | 406
          FRAME  | 50       | image/jpeg                                                              | single image/jpeg 50
          FRAME  | 50       | image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50                      | single image/jpeg 50
          FRAME  | 50       | image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.70                      | 406
          FRAME  | 50       | image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.80                      | 406
          FRAME  | 70       | multipart/related; type="image/jpeg"; transfer-syntax=*                 | multi image/jpeg 70
          FRAME  | explicit | multipart/related; type="image/jpeg"                                    | 406
          FRAME  | 81       | image/jls                                                               | single image/jls 81
          FRAME  | 91       | image/jp2                                                               | single image/jp2 91
          FRAME  | 92       | image/jpx                                                               | single image/jpx 92
          FRAME  | 202      | image/jphc                                                              | single image/jphc 202
          FRAME  | 110      | image/jxl                                                               | single image/jxl 110
          FRAME  | rle      | image/dicom-rle                                                         | single image/dicom-rle rle
          FRAME  | 100      | video/mpeg                                                              | single video/mpeg 100
          FRAME  | 102      | video/mp4                                                               | single video/mp4 102
          FRAME  | 107      | video/H265                                                              | single video/h265 107
          FRAME  | 201      | image/jhc                                                               | single image/jphc 201
          FRAME  | 80       | multipart/related; type="image/x-jls"                                   | multi image/jls 80
          FRAME  | rle      | multipart/related; type=image/x-dicom-rle                               | multi image/dicom-rle rle
          FRAME  | 50       | multipart/related; type=image/dicom+jpeg; transfer-syntax=*             | multi image/jpeg 50
          FRAME  | 93       | image/dicom+jpx                                                         | single image/jpx 93
          FRAME  | 80       | image/png                                                               | 406
          FRAME  | 80       | application/dicom                                                       | 406
          FRAME  | 80       | multipart/related; type="image/jp2"; transfer-syntax=1.2.840.10008.1.2.4.90, multipart/related; type="application/octet-stream"; transfer-syntax=* | multi application/octet-stream 80
          FRAME  | 80       | image/jls;q=0, */*                                                      | 406
          FRAME  | 80       | image/jls;q=0.1, application/octet-stream; transfer-syntax=*;q=0.9      | single application/octet-stream 80
          FRAME  | 50       | multipart/related; type=application/octet-stream, image/jpeg            | single image/jpeg 50
          FRAME  | 80       | application/octet-stream, image/gif                                     | 400
          FRAMES | 80       | image/png, multipart/related; type=image/jls                            | 400
          FRAMES | 80       | application/octet-stream; transfer-syntax=*                             | 406
          FRAMES | 80       | image/jls                                                               | 406
          FRAMES | 80       | multipart/related; type=image/jls                                       | multi image/jls 80
          BULK_DATA | explicit | */*                                                                  | multi application/octet-stream explicit
          BULK_DATA | explicit | application/octet-stream                                             | single application/octet-stream explicit
          BULK_DATA | 102      | video/mp4                                                            | single video/mp4 102
          BULK_DATA | 80       | multipart/related; type="application/octet-stream"                   | multi application/octet-stream 80
          BULK_DATA | 80       | image/png, application/octet-stream                                  | single application/octet-stream 80
          BULK_DATA_SET | 80   | */*                                                                  | multi image/jls 80
          BULK_DATA_SET | 80   | multipart/related; type="image/jls"                                  | multi image/jls 80
          BULK_DATA_SET | 80   | multipart/related; type="application/octet-stream"                   | multi application/octet-stream 80
          BULK_DATA_SET | explicit | application/octet-stream                                         | 406
          """)
  void choosesForPixels(ResourceKind kind, String stored, String header, String outcome) {
    assertThat(outcome(kind, stored, header)).isEqualTo(outcome);
  }

  /** C1: one usable type among unusable ones is enough. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/dicom+json",
        "application/dicom+json, application/json",
        "application/dicom+json, multipart/related; type=application/octet-stream",
        "application/dicom+json, multipart/related; type=application/octet-stream; transfer-syntax=*",
        "multipart/related; type=\"application/dicom+xml\";q=0.9, application/dicom+json",
        "image/png, application/dicom+json",
        "text/html, application/dicom+json;q=0.1",
        "application/dicom+json; charset=utf-8",
        "nonsense, application/*"
      })
  void choosesJsonForMetadataAndSearches(String header) {
    for (ResourceKind kind : List.of(METADATA, ResourceKind.SEARCH_RESULTS, STORE_RESPONSE)) {
      assertThat(Negotiation.negotiate(kind, accept(header)))
          .isEqualTo(new Representation.SinglePart(MediaType.DICOM_JSON, new Delivery.AsStored()));
    }
  }

  @Test
  void answersPlainJsonWhenOnlyThatIsAccepted() {
    assertThat(Negotiation.negotiate(METADATA, accept("application/json")).mediaType())
        .isEqualTo(MediaType.JSON);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          METADATA          | multipart/related; type="application/dicom+xml"                 | multi application/dicom+xml
          METADATA          | multipart/related; type=application/dicom+xml                   | multi application/dicom+xml
          METADATA          | multipart/related ;type= "application/dicom+xml"                | multi application/dicom+xml
          METADATA          | multipart/related; type="application/dicom+xml"; q=0.8, application/json;q=0.7 | multi application/dicom+xml
          METADATA          | multipart/related                                               | multi application/dicom+xml
          METADATA          | multipart/*                                                     | multi application/dicom+xml
          METADATA          | application/dicom+xml                                           | multi application/dicom+xml
          METADATA          | application/dicom+xml, application/json;q=0.1                   | single application/json
          METADATA          | application/dicom+json, multipart/related; type="application/dicom+xml" | single application/dicom+json
          METADATA          | multipart/related; type=application/dicom+json                  | 406
          METADATA          | multipart/related; type=application/octet-stream                | 406
          METADATA          | multipart/form-data                                             | 406
          METADATA          | application/dicom                                               | 406
          METADATA          | text/html                                                       | 406
          METADATA          | image/jpeg                                                      | 406
          METADATA          | */*;q=0                                                         | 406
          METADATA          | application/dicom+json;q=0, */*                                 | 406
          INSTANCE_METADATA | application/dicom+xml                                           | single application/dicom+xml
          INSTANCE_METADATA | application/dicom+xml, application/dicom+json;q=0.1             | single application/dicom+xml
          INSTANCE_METADATA | multipart/related; type="application/dicom+xml"                 | multi application/dicom+xml
          INSTANCE_METADATA | */*                                                             | single application/dicom+json
          SEARCH_RESULTS    | multipart/related; type="application/dicom+xml"                 | multi application/dicom+xml
          SEARCH_RESULTS    | application/dicom+xml                                           | multi application/dicom+xml
          SEARCH_RESULTS    | application/*                                                   | single application/dicom+json
          STORE_RESPONSE    | application/dicom+xml                                           | single application/dicom+xml
          STORE_RESPONSE    | application/dicom+xml, */*;q=0.1                                | single application/dicom+xml
          STORE_RESPONSE    | multipart/related; type="application/dicom+xml"                 | 406
          STORE_RESPONSE    | application/dicom                                               | 406
          """)
  void choosesForDocuments(ResourceKind kind, String header, String outcome) {
    String chosen;
    try {
      var representation = Negotiation.negotiate(kind, accept(header));
      boolean single = representation instanceof Representation.SinglePart;
      chosen = (single ? "single " : "multi ") + representation.mediaType();
    } catch (NotAcceptable _) {
      chosen = "406";
    }

    assertThat(chosen).isEqualTo(outcome);
  }

  @Test
  void deliversAMixedStudyInOneSyntaxOnlyWhereNothingMustBeDecoded() {
    var rewritable = Set.of(uid("implicit"), uid("explicit"), uid("deflated"));
    var compressed = Set.of(uid("explicit"), uid("80"));
    var explicit =
        accept("multipart/related; type=application/dicom; transfer-syntax=1.2.840.10008.1.2.1");
    var any = accept("multipart/related; type=application/dicom; transfer-syntax=*");

    assertThat(Negotiation.negotiate(INSTANCES, rewritable, explicit).delivery())
        .isEqualTo(new Delivery.Required(uid("explicit")));
    assertThat(Negotiation.negotiate(INSTANCES, compressed, any).delivery())
        .isEqualTo(new Delivery.AsStored());
    assertThatExceptionOfType(NotAcceptable.class)
        .isThrownBy(() -> Negotiation.negotiate(INSTANCES, compressed, explicit));
  }

  @Test
  void namesEveryRangeAndWhyItWasRefused() {
    var header = accept("image/bmp, application/octet-stream; transfer-syntax=1.2, junk, a/b;q=0");

    assertThatExceptionOfType(NotAcceptable.class)
        .isThrownBy(() -> Negotiation.negotiate(FRAME, uid("80"), header))
        .withMessageContaining("image/bmp: it is no media type of this resource")
        .satisfies(refused ->
            assertThat(refused.considered())
                .extracting(Considered::range)
                .containsExactly(
                    "image/bmp",
                    "application/octet-stream; transfer-syntax=1.2",
                    "a/b; q=0",
                    "junk"));
  }

  @Test
  void tellsToAskForMultipartWhereOnePartIsTooFew() {
    assertThatExceptionOfType(NotAcceptable.class)
        .isThrownBy(() -> Negotiation.negotiate(FRAMES, uid("80"), accept("image/jls")))
        .withMessageContaining("multipart/related");
  }

  @ParameterizedTest
  @EnumSource(ResourceKind.class)
  void alwaysFindsSomethingForAClientThatAcceptsAnything(ResourceKind kind) {
    assertThat(Negotiation.negotiate(kind, uid("80"), AcceptHeader.ANYTHING)).isNotNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          */*                                                          | multi application/octet-stream
          multipart/related; type="application/octet-stream"; transfer-syntax=* | multi application/octet-stream
          multipart/related; type=image/jls                            | 406
          application/octet-stream                                     | 406
          multipart/related; type=application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1 | 406
          """)
  void givesValuesOfSeveralEncodingsAsOctets(String header, String outcome) {
    var stored = Set.of(uid("explicit"), uid("80"));
    String chosen;
    try {
      chosen = "multi " + Negotiation.negotiate(BULK_DATA_SET, stored, accept(header)).mediaType();
    } catch (NotAcceptable _) {
      chosen = "406";
    }

    assertThat(chosen).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          application/pdf                                        | SinglePart application/pdf
          application/pdf, application/octet-stream              | SinglePart application/pdf
          application/octet-stream, application/pdf              | SinglePart application/octet-stream
          multipart/related; type="application/pdf"              | Multipart application/pdf
          */*                                                    | Multipart application/octet-stream
          image/png, application/pdf;q=0.5                       | SinglePart application/pdf
          application/pdf;q=0, application/octet-stream          | SinglePart application/octet-stream
          """)
  void givesADocumentByItsOwnTypeOrAsOctets(String header, String outcome) {
    var chosen = Negotiation.negotiateValue(MediaType.of("application/pdf"), accept(header));

    assertThat(chosen.getClass().getSimpleName() + " " + chosen.mediaType()).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          */*                                          | image/jpeg
          image/*                                      | image/jpeg
          image/png, image/jpeg;q=0.9                  | image/png
          image/jpeg;q=0, image/*                      | image/png
          text/html, image/gif                         | 406
          multipart/related; type=image/jpeg           | 406
          image/jpeg, application/dicom                | 400
          application/dicom                            | 406
          nonsense                                     | 406
          """)
  void choosesAmongRenderedTypes(String header, String outcome) {
    var rendered = List.of(MediaType.of("image/jpeg"), MediaType.of("image/png"));
    String chosen;
    try {
      chosen = Negotiation.negotiateRendered(rendered, accept(header)).toString();
    } catch (NotAcceptable e) {
      assertThat(e.considered()).isNotEmpty();
      chosen = "406";
    } catch (DicomWebException.BadRequest _) {
      chosen = "400";
    }

    assertThat(chosen).isEqualTo(outcome);
  }

  @Test
  void namesTheTrueTransferSyntaxInEveryPart() {
    var chosen = Negotiation.negotiate(BULK_DATA, uid("80"), accept("image/x-jls"));

    assertThat(chosen.partContentType(uid("80")))
        .isEqualTo("image/jls; transfer-syntax=1.2.840.10008.1.2.4.80");
  }

  @ParameterizedTest
  @CsvSource({"1, FRAME", "2, FRAMES"})
  void tellsOneFrameFromSeveral(int count, ResourceKind kind) {
    assertThat(ResourceKind.frames(count)).isEqualTo(kind);
  }
}
