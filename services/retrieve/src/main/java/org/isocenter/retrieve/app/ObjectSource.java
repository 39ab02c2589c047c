package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.instance.ExplicitLittleEndianCopy;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.isocenter.dicomweb.Transcodings;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.pixels.Transcode;
import org.isocenter.retrieve.app.pixels.TranscodedImage;
import org.jboss.logging.Logger;

/** Whole objects: as they are stored, written otherwise, or transcoded. */
@ApplicationScoped
public class ObjectSource {

  private static final Logger LOG = Logger.getLogger(ObjectSource.class);

  private static final ExplicitLittleEndianCopy CONVERSION =
      new ExplicitLittleEndianCopy(ReadLimits.DEFAULT);

  private final ObjectContents contents;
  private final Instances instances;
  private final Transcode transcode;

  ObjectSource(ObjectContents contents, Instances instances, Transcode transcode) {
    this.contents = contents;
    this.instances = instances;
    this.transcode = transcode;
  }

  /** An object that can be written, and the transfer syntax in which it will be. */
  record Ready(String syntax, Content content) {}

  Transcodings transcodings() {
    return transcode.possible();
  }

  /**
   * One image to be written in {@code wanted}.
   *
   * @throws NotAcceptable when the first frame cannot be transcoded, or all do not fit
   */
  TranscodedImage transcoded(StoredInstance instance, String wanted) {
    TranscodedImage image = transcode.begin(instance, 1, wanted);
    if (!image.fitsObject()) {
      throw new NotAcceptable(
          List.of(
              new Considered(
                  "transfer-syntax=" + wanted, "the pixel data would not fit into one value")));
    }
    return image;
  }

  Content range(ObjectEntry object, ByteRange range) {
    return out -> copy(contents.open(object.key(), range), out);
  }

  /** The object in {@code wanted}, or as it is stored when its pixels cannot be decoded. */
  Ready object(ObjectEntry object, String wanted) throws IOException {
    String stored = object.transferSyntaxUid();
    if (wanted.equals(stored)) {
      return asStored(object);
    }
    if (!Transcode.isNeeded(stored, wanted)) {
      return new Ready(wanted, out -> convert(contents.open(object.key()), out));
    }
    var instance =
        instances
            .find(object.sopInstanceUid())
            .filter(found -> found.key().equals(object.key()))
            .orElseThrow(() -> new IOException("An object has been replaced meanwhile"));
    return instance.frames().count() == 0 ? asStored(object) : transcoded(object, instance, wanted);
  }

  private Ready transcoded(ObjectEntry object, StoredInstance instance, String wanted)
      throws IOException {
    try {
      TranscodedImage image = transcode.tryToBegin(instance, 1, wanted);
      if (image.fitsObject()) {
        return new Ready(wanted, image::writeObject);
      }
    } catch (CodecException e) {
      LOG.infof("Delivered as stored: %s (%s)", instance.location(), e.getMessage());
    }
    return asStored(object);
  }

  private Ready asStored(ObjectEntry object) {
    String stored = object.transferSyntaxUid();
    return TransferSyntax.of(stored).encapsulated() || isPermitted(stored)
        ? new Ready(stored, out -> copy(contents.open(object.key()), out))
        : new Ready(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(),
            out -> convert(contents.open(object.key()), out));
  }

  /** Implicit VR and Big Endian shall not be used by web services, PS3.18 section 8.7.3. */
  private static boolean isPermitted(String uid) {
    return !uid.equals(TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid())
        && !uid.equals(TransferSyntax.EXPLICIT_BIG_ENDIAN.uid());
  }

  private static void copy(InputStream object, OutputStream out) throws IOException {
    try (object) {
      object.transferTo(out);
    }
  }

  private static void convert(InputStream object, OutputStream out) throws IOException {
    try (object) {
      CONVERSION.copy(object, out);
    }
  }
}
