package org.isocenter.retrieve.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Representation;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.retrieve.fixture.Sample;
import org.isocenter.retrieve.fixture.SampleBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetrieveFramesTest {

  private static final String ANY_FRAME =
      "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*";

  @TempDir Path folder;
  private MemoryArchive archive;
  private RetrieveFrames frames;

  @BeforeEach
  void open() {
    archive = new MemoryArchive(folder);
    frames = new RetrieveFrames(archive.finder, archive.contents, archive.transcode);
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of("16 bits", sample().withFrames(4)),
        Arguments.of("8 bits of odd size", sample().ofBits(8).ofSize(3, 5).withFrames(4)),
        Arguments.of("1 bit, ending at bytes", sample().ofBits(1).ofSize(8, 8).withFrames(5)),
        Arguments.of("1 bit, ending anywhere", sample().ofBits(1).ofSize(5, 7).withFrames(9)),
        Arguments.of("implicit VR", encoded(TransferSyntax.IMPLICIT_LITTLE_ENDIAN)),
        Arguments.of("big endian", encoded(TransferSyntax.EXPLICIT_BIG_ENDIAN)),
        Arguments.of(
            "big endian, 8 bits of odd size",
            encoded(TransferSyntax.EXPLICIT_BIG_ENDIAN).ofBits(8).ofSize(3, 5)),
        Arguments.of(
            "big endian, 1 bit",
            encoded(TransferSyntax.EXPLICIT_BIG_ENDIAN).ofBits(1).ofSize(5, 7)),
        Arguments.of("deflated", encoded(TransferSyntax.DEFLATED)),
        Arguments.of("JPEG Baseline", encoded(TransferSyntax.JPEG_BASELINE).ofBits(8)),
        Arguments.of(
            "JPEG 2000 in three fragments a frame",
            encoded(TransferSyntax.JPEG_2000).inFragments(3)),
        Arguments.of("RLE", encoded(TransferSyntax.RLE_LOSSLESS)));
  }

  private static SampleBuilder encoded(TransferSyntax syntax) {
    return sample().encodedAs(syntax).withFrames(4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void givesEveryFrameAlone(String encoding, SampleBuilder builder) throws IOException {
    var sample = stored(builder);

    for (int number = 1; number <= sample.frames().size(); number++) {
      assertThat(retrieve(sample, number)).containsExactly(sample.frames().get(number - 1));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void givesAllFramesAtOnce(String encoding, SampleBuilder builder) throws IOException {
    var sample = stored(builder);

    assertThat(retrieve(sample, IntStream.rangeClosed(1, sample.frames().size()).toArray()))
        .containsExactlyElementsOf(sample.frames());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void givesFramesInTheOrderOfTheList(String encoding, SampleBuilder builder) throws IOException {
    var sample = stored(builder);
    var all = sample.frames();

    assertThat(retrieve(sample, 3, 1, 1, 4, 2))
        .containsExactly(all.get(2), all.get(0), all.get(0), all.get(3), all.get(1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void saysBeforehandHowLongTheFramesAre(String encoding, SampleBuilder builder) {
    var sample = stored(builder);

    var group = request(sample, ANY_FRAME, 2, 4).groups().getFirst();

    assertThat(group.parts()).isEqualTo(2);
    assertThat(group.bytes())
        .hasValue(sample.frames().get(1).length + sample.frames().get(3).length);
  }

  @Test
  void namesTheTransferSyntaxOfStoredFrames() {
    var sample = stored(encoded(TransferSyntax.JPEG_BASELINE));

    assertThat(request(sample, ANY_FRAME, 1).groups().getFirst().contentType())
        .contains("transfer-syntax=1.2.840.10008.1.2.4.50");
  }

  @Test
  void namesExplicitLittleEndianForWhatWasSwapped() {
    var sample = stored(encoded(TransferSyntax.EXPLICIT_BIG_ENDIAN));

    assertThat(request(sample, ANY_FRAME, 1).groups().getFirst().contentType())
        .isEqualTo("application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1");
  }

  @Test
  void givesOneFrameAsASinglePartWhereAskedTo() {
    var sample = stored(sample());

    assertThat(request(sample, "application/octet-stream", 1).representation())
        .isInstanceOf(Representation.SinglePart.class);
  }

  @Test
  void refusesAFrameBeyondTheLast() {
    var sample = stored(sample().withFrames(3));

    assertThatThrownBy(() -> request(sample, ANY_FRAME, 1, 4))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("no frame 4")
        .hasMessageContaining("has 3");
  }

  @Test
  void refusesAMediaTypeThatNeedsDecodingOfABrokenFrame() {
    var sample = stored(encoded(TransferSyntax.JPEG_2000));

    assertThatThrownBy(() -> request(sample, "multipart/related; type=\"image/jls\"", 1))
        .isInstanceOf(NotAcceptable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.840.10008.1.2.5",
        "1.2.840.10008.1.2.4.70",
        "1.2.840.10008.1.2.4.80",
        "1.2.840.10008.1.2.4.90",
        "1.2.840.10008.1.2.4.201",
        "1.2.840.10008.1.2.4.202"
      })
  void givesFramesWithoutLossInEverySyntaxThatIsEncoded(String uid) throws Exception {
    var sample = stored(sample().withFrames(3));
    String type = MediaType.OCTET_STREAM + "; transfer-syntax=" + uid;

    var retrieval =
        request(
            sample,
            "multipart/related; type=\"application/octet-stream\"; transfer-syntax=" + uid,
            3,
            1);
    var parts = contents(retrieval);

    assertThat(retrieval.groups().getFirst().contentType()).isEqualTo(type);
    assertThat(parts).hasSize(2);
    assertThat(decoded(uid, parts.get(0))).isEqualTo(sample.frames().get(2));
    assertThat(decoded(uid, parts.get(1))).isEqualTo(sample.frames().get(0));
  }

  /** Cells of 8 bits stand in words of 16, whose bytes are the other way round. */
  @ParameterizedTest
  @CsvSource({"8, 3, 5", "8, 8, 8", "16, 3, 5", "1, 5, 7"})
  void transcodesFramesOfABigEndianObject(int bits, int rows, int columns) throws Exception {
    var sample =
        stored(encoded(TransferSyntax.EXPLICIT_BIG_ENDIAN).ofBits(bits).ofSize(rows, columns));
    String rle = "1.2.840.10008.1.2.5";
    var format =
        new PixelFormat(rows, columns, 1, bits, bits, false, Photometric.MONOCHROME2, false);

    var retrieval =
        request(
            sample,
            "multipart/related; type=\"application/octet-stream\"; transfer-syntax=" + rle,
            1,
            2,
            4);
    var parts = contents(retrieval);

    assertThat(decoded(rle, parts.get(0), format)).isEqualTo(sample.frames().get(0));
    assertThat(decoded(rle, parts.get(1), format)).isEqualTo(sample.frames().get(1));
    assertThat(decoded(rle, parts.get(2), format)).isEqualTo(sample.frames().get(3));
  }

  private static byte[] decoded(String uid, byte[] frame) throws CodecException {
    var format = new PixelFormat(8, 8, 1, 16, 16, false, Photometric.MONOCHROME2, false);
    return decoded(uid, frame, format);
  }

  private static byte[] decoded(String uid, byte[] frame, PixelFormat format)
      throws CodecException {
    var syntax = TransferSyntax.of(uid);
    var limits = new CodecLimits(1 << 20, 64 << 20, Deadline.in(Duration.ofSeconds(20)));
    var codecs = StandardCodecs.all();
    var samples =
        codecs
            .decoder(syntax)
            .orElseThrow()
            .decode(frame, DecodeRequest.of(syntax, format, limits));
    return codecs
        .encoder(TransferSyntax.EXPLICIT_LITTLE_ENDIAN)
        .orElseThrow()
        .encode(samples, new EncodeRequest(syntax, 100, limits));
  }

  @Test
  void refusesAnInstanceAskedForUnderAnotherStudy() {
    var sample = stored(sample());
    var elsewhere =
        new Scope.Instance(
            newUid(), sample.location().seriesInstanceUid(), sample.location().sopInstanceUid());

    assertThatThrownBy(() -> frames.retrieve(elsewhere, List.of(1), AcceptHeader.ANYTHING))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("no study");
  }

  private Sample stored(SampleBuilder builder) {
    var sample = builder.build();
    archive.store(sample);
    return sample;
  }

  private Retrieval request(Sample sample, String accept, int... numbers) {
    return frames.retrieve(
        sample.location(),
        IntStream.of(numbers).boxed().toList(),
        AcceptHeader.parse(List.of(accept), Optional.empty()));
  }

  private List<byte[]> retrieve(Sample sample, int... numbers) throws IOException {
    return contents(request(sample, ANY_FRAME, numbers));
  }

  private static List<byte[]> contents(Retrieval retrieval) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    retrieval
        .parts()
        .sendTo(part -> {
          var out = new ByteArrayOutputStream();
          part.content().writeTo(out);
          parts.add(out.toByteArray());
        });
    return parts;
  }
}
