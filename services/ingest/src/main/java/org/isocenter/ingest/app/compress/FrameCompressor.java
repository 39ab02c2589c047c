package org.isocenter.ingest.app.compress;

import java.io.IOException;
import java.util.Arrays;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.FrameCodecs;
import org.isocenter.imaging.codec.FrameDecoder;
import org.isocenter.imaging.codec.FrameEncoder;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.origin.OriginException;
import org.isocenter.ingest.app.compress.LeftAlone.Reason;

/** Frames from their uncompressed form into another, and back. */
final class FrameCompressor {
  private static final int BEST_QUALITY = 100;
  private static final TransferSyntax PLAIN = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

  private final FrameCodecs codecs;
  private final CompressionLimits limits;
  private final TransferSyntax syntax;

  FrameCompressor(FrameCodecs codecs, CompressionLimits limits, TransferSyntax syntax) {
    this.codecs = codecs;
    this.limits = limits;
    this.syntax = syntax;
  }

  TransferSyntax syntax() {
    return syntax;
  }

  /** The code stream of a frame, of which every bit comes back. */
  byte[] compress(byte[] frame, PixelFormat format) throws LeftAlone {
    try {
      Samples samples = decode(PLAIN, frame, format);
      if (!Arrays.equals(encode(PLAIN, samples), frame)) {
        throw new LeftAlone(Reason.UNUSED_BITS, "Bits that are not stored hold something");
      }
      return encode(syntax, samples);
    } catch (CodecException e) {
      throw new LeftAlone(Reason.ENCODER, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The uncompressed form again.
   *
   * @throws IOException when there is none
   */
  byte[] restore(byte[] stream, PixelFormat declared) throws IOException {
    try {
      return encode(PLAIN, decode(syntax, stream, declared));
    } catch (CodecException e) {
      throw new OriginException(String.valueOf(e.getMessage()), e);
    }
  }

  private Samples decode(TransferSyntax from, byte[] frame, PixelFormat format)
      throws CodecException {
    FrameDecoder decoder = codecs.decoder(from).orElseThrow();
    return decoder.decode(frame, DecodeRequest.of(from, format, limits.codec()));
  }

  private byte[] encode(TransferSyntax to, Samples samples) throws CodecException {
    FrameEncoder encoder = codecs.encoder(to).orElseThrow();
    return encoder.encode(samples, new EncodeRequest(to, BEST_QUALITY, limits.codec()));
  }
}
