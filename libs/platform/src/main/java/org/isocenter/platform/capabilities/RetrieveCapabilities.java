package org.isocenter.platform.capabilities;

import static io.quarkus.smallrye.openapi.runtime.OpenApiConstants.DEFAULT_DOCUMENT_NAME;

import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.dicomweb.MediaRange;
import org.isocenter.dicomweb.MediaType;

/**
 * Retrieve Capabilities Transaction, PS3.18 section 8.9: what can be done at and below a resource.
 * It is told from the OpenAPI document, so that the two can never differ. The document is parsed
 * once: the scope makes the only instance at the first request, for all threads.
 */
@ApplicationScoped
public class RetrieveCapabilities {

  private static final MediaType WADL = MediaType.of("application/vnd.sun.wadl+xml");
  private static final List<MediaType> XML =
      List.of(WADL, MediaType.of("application/xml"), MediaType.of("text/xml"));
  private static final List<MediaType> OPEN_API =
      List.of(MediaType.JSON, MediaType.of("application/vnd.oai.openapi+json"));

  private final byte[] openApi;
  private final ApiDescription description;

  RetrieveCapabilities(
      OpenApiDocumentService documents,
      @ConfigProperty(name = "quarkus.rest.path", defaultValue = "/") String root) {
    this.openApi = documents.getDocument(DEFAULT_DOCUMENT_NAME, Format.JSON);
    this.description = ApiDescription.of(openApi, root.replaceAll("/+$", ""));
  }

  /** A description, and the methods of the resource itself. */
  public record Capabilities(List<String> methods, MediaType type, byte[] text) {}

  /**
   * Describes what is at and below {@code path}, a path below the root.
   *
   * @param base the root's URL, for the links
   */
  public Capabilities retrieve(String path, AcceptHeader accept, String base) {
    var described = description.below(path);
    if (described.transactions().isEmpty()) {
      throw new NotFound("There is no such resource.");
    }
    var type = choose(accept);
    var text =
        OPEN_API.contains(type)
            ? openApi
            : Wadl.of(described, base).getBytes(StandardCharsets.UTF_8);
    return new Capabilities(described.methodsAt(path), type, text);
  }

  private static MediaType choose(AcceptHeader accept) {
    return accept.ranges().stream()
        .filter(range -> !range.isExclusion())
        .flatMap(range ->
            Stream.concat(XML.stream(), OPEN_API.stream()).filter(range.type()::includes).limit(1))
        .findFirst()
        .orElseThrow(() ->
            new NotAcceptable(
                accept.ranges().stream().map(RetrieveCapabilities::considered).toList()));
  }

  private static Considered considered(MediaRange range) {
    return new Considered(
        range.toString(), "capabilities are described as " + WADL + " or application/json");
  }
}
