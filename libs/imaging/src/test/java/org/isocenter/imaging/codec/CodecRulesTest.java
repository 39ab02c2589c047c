package org.isocenter.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.SyntheticFrames.Content;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every codec owes to its limits. */
class CodecRulesTest {
  private static final Samples FRAME =
      SyntheticFrames.frame(SyntheticFrames.grey(40, 50, 8, false), Content.SMOOTH);
  private static final FrameCodecs CODECS = StandardCodecs.all();

  static List<String> syntaxes() {
    return CODECS.encodable().stream().map(TransferSyntax::uid).sorted().toList();
  }

  private static byte[] encode(TransferSyntax syntax, Samples samples, CodecLimits limits)
      throws CodecException {
    return CODECS
        .encoder(syntax)
        .orElseThrow()
        .encode(samples, new EncodeRequest(syntax, 90, limits));
  }

  private static Samples decode(TransferSyntax syntax, byte[] stream, CodecLimits limits)
      throws CodecException {
    return CODECS
        .decoder(syntax)
        .orElseThrow()
        .decode(stream, DecodeRequest.of(syntax, FRAME.format(), limits));
  }

  private static CodecLimits limits(long pixels, long bytes) {
    return new CodecLimits(pixels, bytes, Deadline.in(Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @MethodSource("syntaxes")
  void whatIsEncodedCanBeDecoded(String uid) throws CodecException {
    var syntax = TransferSyntax.of(uid);
    var roomy = limits(2000, 1 << 20);

    var decoded = decode(syntax, encode(syntax, FRAME, roomy), roomy);

    assertThat(decoded.format()).isEqualTo(FRAME.format());
  }

  @ParameterizedTest
  @MethodSource("syntaxes")
  void aCancelledCallEnds(String uid) throws CodecException {
    var syntax = TransferSyntax.of(uid);
    byte[] stream = encode(syntax, FRAME, SyntheticFrames.limits());
    var cancelled = SyntheticFrames.limits();
    cancelled.deadline().cancel();

    assertThatThrownBy(() -> encode(syntax, FRAME, cancelled))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("time");
    assertThatThrownBy(() -> decode(syntax, stream, cancelled))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("time");
  }

  @ParameterizedTest
  @MethodSource("syntaxes")
  void pixelsAndBytesAreLimited(String uid) throws CodecException {
    var syntax = TransferSyntax.of(uid);
    byte[] stream = encode(syntax, FRAME, SyntheticFrames.limits());

    for (var limits : List.of(limits(1999, 1 << 20), limits(2000, 1999))) {
      assertThatThrownBy(() -> encode(syntax, FRAME, limits))
          .isInstanceOf(CodecException.class)
          .hasMessageContaining("more than allowed");
      assertThatThrownBy(() -> decode(syntax, stream, limits))
          .isInstanceOf(CodecException.class)
          .hasMessageContaining("more than allowed");
    }
  }

  @ParameterizedTest
  @MethodSource("syntaxes")
  void valuesThatAreMissingAreRefused(String uid) {
    var syntax = TransferSyntax.of(uid);
    var frame = new Samples.Bytes(FRAME.format(), new byte[1999]);

    assertThatThrownBy(() -> encode(syntax, frame, SyntheticFrames.limits()))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("1999 values where 2000");
  }
}
