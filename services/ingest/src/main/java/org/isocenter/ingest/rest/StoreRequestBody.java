package org.isocenter.ingest.rest;

import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicomweb.BodyPart;
import org.isocenter.dicomweb.DicomWebException.UnsupportedMediaType;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.MultipartReader;
import org.isocenter.ingest.app.AssembledParts;
import org.isocenter.ingest.app.MetadataModel;
import org.isocenter.ingest.app.PartSource;
import org.isocenter.ingest.app.ReceivedPart;

/**
 * The payload of a Store request, PS3.18 section 10.5.1.2: multipart/related of application/dicom,
 * or of metadata and bulk data; or, as several clients send it, one application/dicom object by
 * itself.
 */
final class StoreRequestBody {
  private static final Set<MediaType> INSTANCES =
      Set.of(MediaType.APPLICATION_DICOM, MediaType.OCTET_STREAM);

  private static final Map<MediaType, MetadataModel> METADATA =
      Map.of(
          MediaType.DICOM_JSON, MetadataModel.JSON,
          MediaType.JSON, MetadataModel.JSON,
          MediaType.DICOM_XML, MetadataModel.XML);

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
    PartSource parts = parts(MultipartReader.of(body, type, limits.multipart()));
    MediaType root =
        type.parameter("type")
            .flatMap(MediaType::tryParse)
            .map(MediaType::bare)
            .orElse(MediaType.APPLICATION_DICOM);
    MetadataModel model = METADATA.get(root);
    if (model != null) {
      return new AssembledParts(parts, model, limits.assembly());
    }
    requireInstances(root);
    return parts;
  }

  private static void requireInstances(MediaType root) {
    if (!INSTANCES.contains(root)) {
      throw new UnsupportedMediaType(
          "Stored are parts of type application/dicom, application/dicom+json or"
              + " application/dicom+xml, not %s.".formatted(root.essence()));
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
          return Optional.of(received(part.get(), content));
        }
        // Nothing, called nothing: so some libraries write a body without parts.
        part = reader.next();
      }
      return part.map(named -> received(named, named.content()));
    };
  }

  private static boolean isNameless(BodyPart part) {
    return part.headers().first("Content-Type").isEmpty();
  }

  private static ReceivedPart received(BodyPart part, InputStream content) {
    Optional<String> location =
        part.headers()
            .contentLocation()
            .or(() -> part.headers().first("Content-ID").map(StoreRequestBody::contentIdUrl));
    // What others refer to is not the root, so the type of that is not its own.
    Optional<MediaType> type =
        location.isPresent() && isNameless(part) ? Optional.empty() : part.type();
    return new ReceivedPart(type, location, content, List.of());
  }

  /** RFC 2392. */
  private static String contentIdUrl(String contentId) {
    return "cid:" + contentId.replaceAll("[<>]", "");
  }
}
