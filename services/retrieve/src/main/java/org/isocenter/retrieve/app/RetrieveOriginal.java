package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.origin.OriginHeader;
import org.isocenter.imaging.origin.OriginNames;
import org.isocenter.imaging.origin.OriginalCopy;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.retrieve.app.pixels.Transcode;
import org.isocenter.retrieve.app.pixels.TranscodedImage;

/**
 * Retrieve the file of an instance as it was received, an extension to PS3.18: also when it has
 * been compressed since.
 */
@ApplicationScoped
public class RetrieveOriginal {

  private final Finder finder;
  private final ObjectContents contents;
  private final Transcode transcode;

  RetrieveOriginal(Finder finder, ObjectContents contents, Transcode transcode) {
    this.finder = finder;
    this.contents = contents;
    this.transcode = transcode;
  }

  /** Decides everything that can be refused; of a compressed image the first frame is decoded. */
  public Original retrieve(Scope.Instance scope, AcceptHeader accept) {
    if (!RetrieveObject.isAccepted(accept, MediaType.APPLICATION_DICOM)) {
      throw new NotAcceptable(
          List.of(new Considered("application/dicom", "an original is a file of this type alone")));
    }
    StoredInstance instance = finder.instance(scope);
    try {
      return OriginNames.isCompressed(instance.key().value())
          ? restored(instance)
          : asStored(instance);
    } catch (CodecException e) {
      throw new UncheckedIOException(
          "The original of %s cannot be restored".formatted(scope), new IOException(e));
    } catch (IOException e) {
      throw new UncheckedIOException("The original of %s cannot be read".formatted(scope), e);
    }
  }

  private Original asStored(StoredInstance instance) {
    return new Original(
        instance.syntax().uid(),
        instance.size(),
        instance.sha256(),
        out -> {
          try (var object = contents.open(instance.key())) {
            object.transferTo(out);
          }
        });
  }

  private Original restored(StoredInstance instance) throws IOException, CodecException {
    OriginHeader header = header(instance);
    TranscodedImage image =
        transcode.tryToBegin(instance, 1, TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid());
    return new Original(
        header.transferSyntaxUid(),
        header.length(),
        HexFormat.of().formatHex(header.sha256()),
        out -> restore(instance, image, out));
  }

  private OriginHeader header(StoredInstance instance) throws IOException {
    try (var original = open(instance)) {
      return original.header();
    }
  }

  private void restore(StoredInstance instance, TranscodedImage image, OutputStream out)
      throws IOException {
    try (var original = open(instance)) {
      original.writeTo(out, image::frame);
    }
  }

  private OriginalCopy open(StoredInstance instance) throws IOException {
    return OriginalCopy.open(
        contents.open(new ObjectKey(OriginNames.origin(instance.key().value()))));
  }
}
