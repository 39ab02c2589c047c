package org.isocenter.dicomweb;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rendered media types of PS3.18 section 8.7.4, told apart from the DICOM media types: section
 * 8.7.5 lets one request accept either, not both.
 */
final class RenderedTypes {

  /** Types of table 8.7.4-1 that no row of table 8.7.3-1 has. */
  private static final Set<String> RENDERED_ONLY = Set.of("image/gif", "image/png");

  private static final Set<MediaType> DICOM_ONLY =
      Set.of(
          MediaType.APPLICATION_DICOM,
          MediaType.DICOM_JSON,
          MediaType.DICOM_XML,
          MediaType.OCTET_STREAM);

  private RenderedTypes() {}

  /**
   * Refuses an Accept of both families where the two would be different answers: for instances and
   * frames. Metadata, search results and bulk data are picked out of any company, since viewers ask
   * so: a bulk data value may itself be a PDF, and JSON is never rendered.
   *
   * @throws DicomWebException.BadRequest naming one range of either family
   */
  static void requireUnmixed(ResourceKind kind, AcceptHeader accept) {
    if (kind.differsWhenRendered()) {
      requireUnmixed(kind.isWholeInstances(), accept);
    }
  }

  /** The same for a rendered resource. */
  static void requireUnmixed(AcceptHeader accept) {
    requireUnmixed(true, accept);
  }

  /**
   * Refuses the mixture.
   *
   * @param pictures whether an image type can only mean a rendered one: of a whole instance it
   *     does, while a frame as stored may itself be image/jpeg
   */
  private static void requireUnmixed(boolean pictures, AcceptHeader accept) {
    List<MediaType> wanted =
        accept.ranges().stream().filter(r -> !r.isExclusion()).map(MediaRange::type).toList();
    Optional<MediaType> dicom = wanted.stream().filter(type -> isDicom(pictures, type)).findFirst();
    Optional<MediaType> rendered =
        wanted.stream().filter(type -> isRendered(pictures, type)).findFirst();
    if (dicom.isPresent() && rendered.isPresent()) {
      throw new DicomWebException.BadRequest(
          "Accept mixes DICOM media types (%s) with rendered ones (%s); PS3.18 8.7.5 wants either."
              .formatted(shown(dicom.get()), shown(rendered.get())));
    }
  }

  private static boolean isDicom(boolean pictures, MediaType range) {
    boolean picture =
        pictures && range.parameter("type").filter(type -> type.startsWith("image/")).isPresent();
    return (range.type().equals("multipart") && !picture)
        || DICOM_ONLY.stream().anyMatch(range::sameEssence);
  }

  private static boolean isRendered(boolean pictures, MediaType range) {
    return (pictures && range.type().equals("image"))
        || range.type().equals("text")
        || RENDERED_ONLY.contains(range.essence())
        || range.essence().equals("application/pdf");
  }

  private static String shown(MediaType type) {
    return HeaderText.shortened(type.toString());
  }
}
