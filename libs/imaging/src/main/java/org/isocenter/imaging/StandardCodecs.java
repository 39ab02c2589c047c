package org.isocenter.imaging;

import java.util.List;
import org.isocenter.imaging.codec.FrameCodecs;
import org.isocenter.imaging.codec.FrameDecoder;
import org.isocenter.imaging.codec.FrameEncoder;
import org.isocenter.imaging.codec.j2k.Jpeg2000Decoder;
import org.isocenter.imaging.codec.j2k.Jpeg2000Encoder;
import org.isocenter.imaging.codec.jpeg.BaselineEncoder;
import org.isocenter.imaging.codec.jpeg.JpegDecoder;
import org.isocenter.imaging.codec.jpeg.LosslessEncoder;
import org.isocenter.imaging.codec.jpegls.JpegLsDecoder;
import org.isocenter.imaging.codec.jpegls.JpegLsEncoder;
import org.isocenter.imaging.codec.raw.DeflatedFrameDecoder;
import org.isocenter.imaging.codec.raw.DeflatedFrameEncoder;
import org.isocenter.imaging.codec.raw.NativeDecoder;
import org.isocenter.imaging.codec.raw.NativeEncoder;
import org.isocenter.imaging.codec.rle.RleDecoder;
import org.isocenter.imaging.codec.rle.RleEncoder;

/** All codecs of this library. */
public final class StandardCodecs {
  private StandardCodecs() {}

  public static FrameCodecs all() {
    return new FrameCodecs(decoders(), encoders());
  }

  private static List<FrameDecoder> decoders() {
    return List.of(
        new NativeDecoder(), //
        new DeflatedFrameDecoder(),
        new RleDecoder(),
        new JpegDecoder(),
        new JpegLsDecoder(),
        new Jpeg2000Decoder());
  }

  private static List<FrameEncoder> encoders() {
    return List.of(
        new NativeEncoder(), //
        new DeflatedFrameEncoder(),
        new RleEncoder(),
        new BaselineEncoder(),
        new LosslessEncoder(),
        JpegLsEncoder.lossless(),
        new Jpeg2000Encoder());
  }
}
