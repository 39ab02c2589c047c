package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DatasetReader;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.isocenter.ingest.app.StoreOutcome.Unidentified;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssembledPartsTest {
  private static final byte[] PIXELS = bytes(32);
  private static final String OCTETS = "application/octet-stream";

  @TempDir Path folder;
  @TempDir Path temporary;
  private StoreSetup setup;
  private final List<ReceivedPart> parts = new ArrayList<>();

  @BeforeEach
  void begin() {
    setup = new StoreSetup(folder);
  }

  @Nested
  class Objects {
    @Test
    void makesAnObjectOfMetadataAndPixels() throws IOException {
      metadata(Json.image(1, "pixels"));
      bulk("pixels", OCTETS, PIXELS);

      assertThat(store()).singleElement().isEqualTo(new Stored(Json.ref(1), List.of()));

      var object = stored(1);
      assertThat(object.transferSyntax()).isEqualTo("1.2.840.10008.1.2.1");
      assertThat(object.dataset().value(Tags.PIXEL_DATA).orElseThrow().bytes()).isEqualTo(PIXELS);
      assertThat(object.dataset().string(Tags.PATIENT_NAME)).contains("Doe^Jane");
    }

    @Test
    void takesAnArrayOfDataSets() throws IOException {
      metadata("[" + Json.image(1, "one") + "," + Json.image(2, "two") + "]");
      bulk("two", OCTETS, PIXELS);
      bulk("one", OCTETS, PIXELS);

      assertThat(store()).hasSize(2).allMatch(Stored.class::isInstance);
    }

    @Test
    void givesTheSameRequestTheSameBytes() throws IOException {
      metadata(Json.image(1, "pixels"));
      bulk("pixels", OCTETS, PIXELS);
      store();
      metadata(Json.image(1, "pixels"));
      bulk("pixels", OCTETS, PIXELS);

      assertThat(store()).first().isInstanceOf(Stored.class);

      assertThat(setup.keys()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
      "http://host/dicom-web/studies/1/bulkdata/1, /dicom-web/studies/1/bulkdata/1",
      "/studies/1/./bulkdata/1, /studies/1/bulkdata/1",
      "../bulkdata/1, ../bulkdata/1",
      "cid:one, cid:one",
      "not a uri at all, not a uri at all",
    })
    void findsPartsByWhateverNameBothUse(String uri, String location) throws IOException {
      metadata(Json.image(1, uri));
      bulk(location, OCTETS, PIXELS);

      assertThat(store()).first().isInstanceOf(Stored.class);
    }

    @Test
    void putsBulkDataIntoItems() throws IOException {
      String item = "{\"00420011\":{\"vr\":\"OB\",\"BulkDataURI\":\"doc\"}}";
      metadata(Json.withAttribute(1, "00081140", "\"vr\":\"SQ\",\"Value\":[%s]".formatted(item)));
      bulk("doc", "application/pdf", bytes(7));

      assertThat(store()).first().isInstanceOf(Stored.class);
      var items = stored(1).dataset().items(0x00081140);
      assertThat(items.getFirst().value(0x00420011).orElseThrow().bytes())
          .startsWith(bytes(7))
          .hasSize(8);
    }

    @Test
    void keepsInlineBinary() throws IOException {
      metadata(Json.withAttribute(1, "7FE00010", "\"vr\":\"OW\",\"InlineBinary\":\"AQIDBA==\""));

      assertThat(store()).first().isInstanceOf(Stored.class);
      assertThat(stored(1).dataset().value(Tags.PIXEL_DATA).orElseThrow().bytes())
          .containsExactly(1, 2, 3, 4);
    }

    @Test
    void writesLargeBulkDataFromATemporaryFile() throws IOException {
      byte[] large = bytes(700_000);
      metadata(Json.image(1, "pixels"));
      bulk("pixels", OCTETS, large);

      assertThat(store()).first().isInstanceOf(Stored.class);

      assertThat(stored(1).dataset().value(Tags.PIXEL_DATA).orElseThrow().bytes()).isEqualTo(large);
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Nested
  class CompressedPixelData {
    @ParameterizedTest
    @CsvSource(
        textBlock =
            """
            image/jls,                                         1.2.840.10008.1.2.4.80
            image/jp2,                                         1.2.840.10008.1.2.4.90
            image/jp2; transfer-syntax=1.2.840.10008.1.2.4.91, 1.2.840.10008.1.2.4.91
            image/jphc,                                        1.2.840.10008.1.2.4.201
            image/x-dicom-rle,                                 1.2.840.10008.1.2.5
            application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.90, 1.2.840.10008.1.2.4.90
            application/octet-stream; transfer-syntax=1.2.840.10008.1.2,      1.2.840.10008.1.2.1
            video/mp4,                                         1.2.840.10008.1.2.4.102
            """)
    void keepsWhatTheMediaTypeStandsFor(String type, String syntax) throws IOException {
      metadata(Json.image(1, "pixels"));
      bulk("pixels", type, PIXELS);

      assertThat(store()).first().isInstanceOf(Stored.class);
      assertThat(stored(1).transferSyntax()).isEqualTo(syntax);
    }

    @ParameterizedTest
    @CsvSource({
      "192, 0, 1.2.840.10008.1.2.4.50",
      "193, 0, 1.2.840.10008.1.2.4.51",
      "195, 1, 1.2.840.10008.1.2.4.70",
      "195, 6, 1.2.840.10008.1.2.4.57",
    })
    void looksIntoAJpegThatDoesNotSayWhatItIs(int frameHeader, int predictor, String syntax)
        throws IOException {
      metadata(Json.image(1, "pixels"));
      bulk("pixels", "image/jpeg", jpeg(frameHeader, predictor));

      assertThat(store()).first().isInstanceOf(Stored.class);
      assertThat(stored(1).transferSyntax()).isEqualTo(syntax);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pixels", "pixels/frames/"})
    void makesAFragmentOfEachFrame(String location) throws IOException {
      metadata(Json.image(1, "pixels", 3));
      for (int frame = 1; frame <= 3; frame++) {
        bulk(location.endsWith("/") ? location + frame : location, "image/jp2", bytes(10 + frame));
      }

      assertThat(store()).first().isInstanceOf(Stored.class);
      var pixels = (Element.Fragments) stored(1).dataset().get(Tags.PIXEL_DATA).orElseThrow();
      assertThat(pixels.fragments()).hasSize(3);
      assertThat(pixels.fragments().getLast().bytes()).startsWith(bytes(13));
      assertThat(pixels.offsetTable().bytes()).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "image/png",
          "text/plain",
          "image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.90",
          "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.2",
          "application/octet-stream; transfer-syntax=1.2.3",
          "image/jpeg",
        })
    void refusesWhatCannotBeKept(String type) throws IOException {
      metadata(Json.image(1, "pixels"));
      bulk("pixels", type, PIXELS);

      assertThat(store())
          .singleElement()
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.instance()).isEqualTo(Json.ref(1).sop());
                assertThat(failed.failure().reason())
                    .isEqualTo(FailureReason.TRANSFER_SYNTAX_NOT_SUPPORTED);
              });
      assertThat(setup.keys()).isEmpty();
    }

    @Test
    void refusesFramesThatAreNotAsMany() throws IOException {
      metadata(Json.image(1, "pixels", 3));
      bulk("pixels", "image/jp2", PIXELS);

      assertThat(store())
          .singleElement()
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.failure().sentence()).contains("1 parts", "3"));
    }
  }

  @Nested
  class Trouble {
    @Test
    void failsTheInstanceWhoseBulkDataIsMissingAndStoresTheOthers() throws IOException {
      metadata("[" + Json.image(1, "missing") + "," + Json.image(2, "pixels") + "]");
      bulk("pixels", OCTETS, PIXELS);

      var outcomes = store();

      assertThat(outcomes)
          .filteredOn(Failed.class::isInstance)
          .singleElement()
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.instance()).isEqualTo(Json.ref(1).sop());
                assertThat(failed.failure().sentence()).contains("7FE00010", "BulkDataURI");
              });
      assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
    }

    @Test
    void warnsOfBulkDataThatNobodyRefersTo() throws IOException {
      metadata(Json.image(1, "pixels"));
      bulk("pixels", OCTETS, PIXELS);
      bulk("other", OCTETS, PIXELS);
      parts.add(part(Optional.of(MediaType.of(OCTETS)), Optional.empty(), PIXELS));

      assertThat(store())
          .singleElement()
          .isInstanceOfSatisfying(
              Stored.class,
              stored ->
                  assertThat(stored.warnings())
                      .singleElement()
                      .satisfies(warning -> {
                        assertThat(warning.reason()).isEqualTo(WarningReason.ELEMENTS_DISCARDED);
                        assertThat(warning.sentence()).startsWith("2 bulk data parts");
                      }));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "no json",
          "{",
          "[]x",
          "\"text\"",
          "[[]]",
          "{\"00080018\":1}",
          "{\"00080018\":{\"vr\":\"XX\"}}",
        })
    void failsWhatIsNoMetadata(String text) throws IOException {
      metadata(text);

      assertThat(store())
          .singleElement()
          .isInstanceOfSatisfying(
              Unidentified.class,
              failed ->
                  assertThat(failed.failure().reason()).isEqualTo(FailureReason.CANNOT_UNDERSTAND));
    }

    @Test
    void failsMetadataWithoutIdentifiers() throws IOException {
      metadata("{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]}}");

      assertThat(store())
          .singleElement()
          .isInstanceOfSatisfying(
              Unidentified.class,
              failed ->
                  assertThat(failed.failure().reason())
                      .isEqualTo(FailureReason.IDENTIFIERS_MISSING));
    }

    @Test
    void failsMetadataBeyondTheLimit() throws IOException {
      metadata(Json.withAttribute(1, "00104000", Json.text("LT", "x".repeat(200_000))));

      assertThat(store()).singleElement().isInstanceOf(Unidentified.class);
    }
  }

  private void metadata(String json) {
    parts.add(
        part(
            Optional.of(MediaType.DICOM_JSON),
            Optional.empty(),
            json.getBytes(StandardCharsets.UTF_8)));
  }

  private void bulk(String location, String type, byte[] content) {
    parts.add(part(Optional.of(MediaType.of(type)), Optional.of(location), content));
  }

  private static ReceivedPart part(
      Optional<MediaType> type, Optional<String> location, byte[] content) {
    return new ReceivedPart(type, location, new ByteArrayInputStream(content), List.of());
  }

  private List<StoreOutcome> store() throws IOException {
    Iterator<ReceivedPart> left = List.copyOf(parts).iterator();
    parts.clear();
    PartSource raw = () -> left.hasNext() ? Optional.of(left.next()) : Optional.empty();
    var limits = new AssemblyLimits(100_000, 1000, temporary);
    try (var assembled = new AssembledParts(raw, MetadataModel.JSON, limits)) {
      return setup
          .storeInstances()
          .store(Optional.empty(), ConflictPolicy.REJECT, assembled)
          .outcomes();
    }
  }

  private record StoredObject(String transferSyntax, Dataset dataset) {}

  private StoredObject stored(int number) throws IOException {
    var key = setup.ledger.entry(Json.ref(number).sopInstanceUid()).objectKey();
    try (InputStream object = setup.objects.open(key);
        var reader = DicomReader.of(object.readAllBytes())) {
      String syntax = reader.fileMeta().transferSyntaxUid();
      return new StoredObject(syntax, DatasetReader.read(reader));
    }
  }

  /** SOI, a quantisation table, the frame header and the scan header. */
  private static byte[] jpeg(int frameHeader, int predictor) {
    int[] jpeg = {
      0xFF,
      0xD8,
      0xFF,
      0xDB,
      0,
      4,
      1,
      2,
      0xFF,
      0xFF,
      frameHeader,
      0,
      3,
      8,
      0xFF,
      0xDA,
      0,
      8,
      1,
      0,
      0,
      predictor,
      0,
      0
    };
    byte[] bytes = new byte[jpeg.length];
    for (int i = 0; i < jpeg.length; i++) {
      bytes[i] = (byte) jpeg[i];
    }
    return bytes;
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i + 1);
    }
    return bytes;
  }
}
