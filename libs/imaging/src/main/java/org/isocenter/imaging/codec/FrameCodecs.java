package org.isocenter.imaging.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;

/** Codecs by transfer syntax; where several know a syntax, the first of them is taken. */
public final class FrameCodecs {
  private final Map<TransferSyntax, FrameDecoder> decoders;
  private final Map<TransferSyntax, FrameEncoder> encoders;

  public FrameCodecs(List<FrameDecoder> decoders, List<FrameEncoder> encoders) {
    Map<TransferSyntax, FrameDecoder> decoding = new HashMap<>();
    for (var decoder : decoders) {
      decoder.syntaxes().forEach(syntax -> decoding.putIfAbsent(syntax, decoder));
    }
    Map<TransferSyntax, FrameEncoder> encoding = new HashMap<>();
    for (var encoder : encoders) {
      encoder.syntaxes().forEach(syntax -> encoding.putIfAbsent(syntax, encoder));
    }
    this.decoders = Map.copyOf(decoding);
    this.encoders = Map.copyOf(encoding);
  }

  /** The decoder of {@code syntax}, if there is one. */
  public Optional<FrameDecoder> decoder(TransferSyntax syntax) {
    return Optional.ofNullable(decoders.get(syntax));
  }

  /** The encoder of {@code syntax}, if there is one. */
  public Optional<FrameEncoder> encoder(TransferSyntax syntax) {
    return Optional.ofNullable(encoders.get(syntax));
  }

  /** The transfer syntaxes whose frames can be decoded. */
  public Set<TransferSyntax> decodable() {
    return decoders.keySet();
  }

  /** The transfer syntaxes in which frames can be encoded. */
  public Set<TransferSyntax> encodable() {
    return encoders.keySet();
  }
}
