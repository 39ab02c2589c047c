package org.isocenter.imaging.codec.j2k;

import java.util.List;
import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.FrameDecoder;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * Decodes JPEG 2000 Part 1, T.800, and its high-throughput form, T.814. Both share everything but
 * the coding of blocks, and a frame says itself which one it has, so one decoder reads all of PS3.5
 * A.4.4 and A.4.11.
 *
 * <p>A missing EOC marker and bytes behind the code stream are tolerated; a code stream that ends
 * inside a packet is refused, as OpenJPEG does, and one that ends between two packets lacks the
 * details of the others.
 */
public final class Jpeg2000Decoder implements FrameDecoder {

  /**
   * Coefficients, the resolution under construction and the one below it: 10 bytes, and what is
   * known of code blocks, of which hostile ones are as small as 16 coefficients.
   */
  private static final int WORKING_BYTES = 16;

  private static final Set<TransferSyntax> SYNTAXES =
      Set.of(
          TransferSyntax.JPEG_2000_LOSSLESS,
          TransferSyntax.JPEG_2000,
          TransferSyntax.of("1.2.840.10008.1.2.4.92"),
          TransferSyntax.of("1.2.840.10008.1.2.4.93"),
          TransferSyntax.HTJ2K_LOSSLESS,
          TransferSyntax.HTJ2K_LOSSLESS_RPCL,
          TransferSyntax.HTJ2K);

  @Override
  public Set<TransferSyntax> syntaxes() {
    return SYNTAXES;
  }

  @Override
  public int workingBytesPerValue(PixelFormat format) {
    return WORKING_BYTES;
  }

  @Override
  public Samples decode(byte[] frame, DecodeRequest request) throws CodecException {
    try {
      return decodeTiles(frame, request);
    } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      // A check that is missing here must not become a fault of the server.
      throw new CodecException(request.syntax(), -1, "The code stream contradicts itself.", e);
    }
  }

  private static Samples decodeTiles(byte[] frame, DecodeRequest request) throws CodecException {
    var codestream = Jp2Boxes.codestream(frame, request);
    var reader = new CodestreamReader(codestream, request, new SizeCheck(request));
    ImageSize size = reader.size();
    List<TileStream> streams = reader.tiles();
    int discarded = discarded(streams, size.components().size(), request);
    Area image = size.image().reduced(discarded);
    var sink = new FrameSink(format(size, image, streams, request.declared()), image);
    var decoders = new BlockDecoders(request);
    for (TileStream stream : streams) {
      if (request.limits().deadline().expired()) {
        throw request.failure(-1, "The time for this frame is over.");
      }
      var tile = Tile.read(stream, size, request);
      decodeTile(tile, discarded, sink, decoders);
    }
    return sink.samples();
  }

  /** As many levels as asked for, unless a component of a tile has less. */
  private static int discarded(List<TileStream> streams, int components, DecodeRequest request) {
    int discarded = Math.max(request.discardLevels(), 0);
    for (TileStream stream : streams) {
      for (int c = 0; c < components; c++) {
        discarded = Math.min(discarded, stream.parameters().style(c).levels());
      }
    }
    return discarded;
  }

  private static void decodeTile(Tile tile, int discarded, FrameSink sink, BlockDecoders decoders)
      throws CodecException {
    var area = tile.area().reduced(discarded);
    if (area.isEmpty()) {
      return;
    }
    var planes = new Plane[tile.components().length];
    for (int c = 0; c < planes.length; c++) {
      planes[c] =
          new ComponentDecoder(tile.components()[c], tile.packets(), decoders).decode(discarded);
      if (planes[c].area().isEmpty()) {
        throw decoders.request().failure(-1, "A component has no sample in a tile.");
      }
    }
    if (tile.parameters().transformed()) {
      if (!ColourTransform.fits(planes)) {
        throw decoders
            .request()
            .failure(-1, "The components of a colour transform differ in size or kind.");
      }
      ColourTransform.invert(planes);
    }
    for (int c = 0; c < planes.length; c++) {
      sink.take(area, planes[c], c, tile.components()[c].sampling());
    }
  }

  private static PixelFormat format(
      ImageSize size, Area image, List<TileStream> streams, PixelFormat declared) {
    var component = size.components().getFirst();
    int bits = component.precision();
    int allocated =
        bits <= declared.bitsAllocated() ? declared.bitsAllocated() : bits <= 8 ? 8 : 16;
    return new PixelFormat(
        image.height(),
        image.width(),
        size.components().size(),
        allocated,
        bits,
        component.signed(),
        photometric(streams, declared),
        false);
  }

  /**
   * RGB when RCT or ICT was inverted. A data set may name one of them although the code stream has
   * none (it was RGB that was encoded); everything else is as declared.
   */
  private static Photometric photometric(List<TileStream> streams, PixelFormat declared) {
    boolean transformed = streams.getFirst().parameters().transformed();
    return switch (declared.photometric()) {
      case YBR_RCT, YBR_ICT -> Photometric.RGB;
      default -> transformed ? Photometric.RGB : declared.photometric();
    };
  }
}
