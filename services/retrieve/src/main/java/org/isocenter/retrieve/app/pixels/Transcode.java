package org.isocenter.retrieve.app.pixels;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.Representation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.dicomweb.Transcodings;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.FrameCodecs;
import org.isocenter.retrieve.app.ObjectContents;
import org.isocenter.retrieve.app.StoredInstance;

/** Stored pixels in another transfer syntax, PS3.18 8.7.3. */
@ApplicationScoped
public class Transcode {

  private final FramePixels pixels;
  private final ObjectContents contents;
  private final Transcodings possible;

  public Transcode(FramePixels pixels, ObjectContents contents, FrameCodecs codecs) {
    this.pixels = pixels;
    this.contents = contents;
    this.possible =
        new Transcodings(
            uids(codecs.decodable().stream().toList()),
            uids(
                codecs.encodable().stream()
                    .filter(syntax ->
                        syntax.encapsulated() && !syntax.equals(TransferSyntax.JPEG_BASELINE))
                    .toList()));
  }

  private static Set<String> uids(List<TransferSyntax> syntaxes) {
    return syntaxes.stream().map(TransferSyntax::uid).collect(Collectors.toUnmodifiableSet());
  }

  /** From which syntaxes and to which. Nothing is encoded so that it loses something. */
  public Transcodings possible() {
    return possible;
  }

  /** Whether bytes must be decoded for it, rather than only written otherwise. */
  public static boolean isNeeded(String stored, String wanted) {
    return !stored.equals(wanted)
        && (TransferSyntax.of(stored).encapsulated() || TransferSyntax.of(wanted).encapsulated());
  }

  /**
   * Begins with one frame, so that what cannot be decoded is found while it can still be refused.
   *
   * @param first the frame that will be asked for first, counted from 1
   * @throws NotAcceptable when that frame cannot be decoded or encoded
   */
  public TranscodedImage begin(StoredInstance instance, int first, String wanted) {
    try {
      return tryToBegin(instance, first, wanted);
    } catch (CodecException e) {
      throw new NotAcceptable(
          List.of(
              new Considered(
                  "transfer-syntax=" + wanted,
                  "frame %d cannot be transcoded, but the stored one can be had with"
                          .formatted(first)
                      + " transfer-syntax=*: "
                      + e.getMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException("An object cannot be read", e);
    }
  }

  /**
   * How to answer when decoding failed: as stored, for who asked for no transfer syntax.
   *
   * @param failure what {@link #begin} threw
   * @throws NotAcceptable the same, for who wants the decoded pixels and nothing else
   */
  public static Representation withoutDecoding(
      ResourceKind kind, StoredInstance instance, AcceptHeader accept, NotAcceptable failure) {
    try {
      return Negotiation.negotiate(kind, instance.syntax().uid(), accept);
    } catch (NotAcceptable e) {
      throw failure;
    }
  }

  /** As {@link #begin}, for whoever has another way out. */
  public TranscodedImage tryToBegin(StoredInstance instance, int first, String wanted)
      throws IOException, CodecException {
    var syntax = TransferSyntax.of(wanted);
    var image = pixels.image(instance);
    var frame = pixels.transcode(image, first, syntax);
    return new TranscodedImage(
        new TranscodedImage.Source(pixels, contents, image),
        syntax,
        frame.format(),
        new TranscodedImage.Frame(first, frame.bytes()));
  }
}
