package org.isocenter.ingest.rest;

import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicomweb.BodyPart;
import org.isocenter.dicomweb.DicomWebException.UnsupportedMediaType;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.MultipartReader;
import org.isocenter.ingest.app.PartSource;
import org.isocenter.ingest.app.ReceivedPart;

/**
 * The payload of a Store request, PS3.18 section 10.5.1.2: multipart/related of application/dicom,
 * or, as several clients send it, one application/dicom object by itself.
 */
final class StoreRequestBody {
  private static final Set<MediaType> INSTANCES =
      Set.of(MediaType.APPLICATION_DICOM, MediaType.OCTET_STREAM);

  private StoreRequestBody() {}

  /**
   * @throws UnsupportedMediaType when the content type is none that is stored
   * @throws org.isocenter.dicomweb.DicomWebException.BadRequest when it names no usable boundary
   */
  static PartSource of(Optional<String> contentType, InputStream body, BodyLimits limits) {
    MediaType type =
        contentType
            .flatMap(MediaType::tryParse)
            .orElseThrow(() ->
                new UnsupportedMediaType(
                    "Send multipart/related; type=\"application/dicom\": there is no readable"
                        + " Content-Type."));
    if (type.sameEssence(MediaType.APPLICATION_DICOM)) {
      return single(new ReceivedPart(Optional.of(type), body));
    }
    requireInstances(type);
    return parts(MultipartReader.of(body, type, limits.multipart()));
  }

  private static void requireInstances(MediaType type) {
    Optional<MediaType> root = type.parameter("type").flatMap(MediaType::tryParse);
    if (root.isPresent() && !INSTANCES.contains(root.get().bare())) {
      throw new UnsupportedMediaType(
          "Only instances of type application/dicom are stored, not %s."
              .formatted(root.get().essence()));
    }
  }

  private static PartSource single(ReceivedPart only) {
    return new PartSource() {
      private boolean given;

      @Override
      public Optional<ReceivedPart> next() {
        var part = given ? Optional.<ReceivedPart>empty() : Optional.of(only);
        given = true;
        return part;
      }
    };
  }

  private static PartSource parts(MultipartReader reader) {
    return () -> {
      var part = reader.next();
      while (part.isPresent() && isNameless(part.get())) {
        var content = new PushbackInputStream(part.get().content());
        int first = content.read();
        if (first >= 0) {
          content.unread(first);
          return Optional.of(new ReceivedPart(part.get().type(), content));
        }
        // Nothing, called nothing: so some libraries write a body without parts.
        part = reader.next();
      }
      return part.map(named -> new ReceivedPart(named.type(), named.content()));
    };
  }

  private static boolean isNameless(BodyPart part) {
    return part.headers().first("Content-Type").isEmpty();
  }
}
