package org.isocenter.imaging.codec.j2k;

import java.time.Duration;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** The encoder and the decoder under ample limits. */
final class Codec {
  private Codec() {}

  static CodecLimits limits(Duration time) {
    return new CodecLimits(1L << 26, 1L << 30, Deadline.in(time));
  }

  static byte[] encode(Samples samples, TransferSyntax syntax) throws CodecException {
    var request = new EncodeRequest(syntax, 100, limits(Duration.ofSeconds(60)));
    return new Jpeg2000Encoder().encode(samples, request);
  }

  static Samples decode(byte[] frame, TransferSyntax syntax, PixelFormat declared)
      throws CodecException {
    return decode(frame, syntax, declared, 0);
  }

  static Samples decode(byte[] frame, TransferSyntax syntax, PixelFormat declared, int discarded)
      throws CodecException {
    var limits = limits(Duration.ofSeconds(60));
    return new Jpeg2000Decoder()
        .decode(frame, new DecodeRequest(syntax, declared, discarded, limits));
  }
}
