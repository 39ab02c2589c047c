package org.isocenter.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** Encodes frames of many formats and decodes them again. */
public record RoundTrips(TransferSyntax syntax, FrameEncoder encoder, FrameDecoder decoder) {

  /** Every frame of every format between these depths comes back value for value. */
  public void areExact(int fromBits, int toBits) throws CodecException {
    for (var format : SyntheticFrames.formats(fromBits, toBits)) {
      areExact(format);
    }
  }

  public void areExact(PixelFormat format) throws CodecException {
    for (Samples frame : SyntheticFrames.frames(format)) {
      byte[] stream = encoder.encode(frame, SyntheticFrames.encode(syntax));
      Samples decoded = decoder.decode(stream, SyntheticFrames.decode(syntax, format));
      assertThat(decoded.format()).isEqualTo(format);
      assertEqual(decoded, frame);
    }
  }

  /** Record equality would compare arrays by identity. */
  public static void assertEqual(Samples actual, Samples expected) {
    switch (expected) {
      case Samples.Bytes(var format, var values) ->
          assertThat(((Samples.Bytes) actual).values()).as("%s", format).isEqualTo(values);
      case Samples.Shorts(var format, var values) ->
          assertThat(((Samples.Shorts) actual).values()).as("%s", format).isEqualTo(values);
      case Samples.Ints(var format, var values) ->
          assertThat(((Samples.Ints) actual).values()).as("%s", format).isEqualTo(values);
    }
  }
}
