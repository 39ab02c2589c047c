package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.isocenter.dicomweb.DicomWebException.NotImplemented;
import org.isocenter.dicomweb.MediaRange;
import org.isocenter.dicomweb.MediaType;

/** Retrieve one instance by the URI service, PS3.18 chapter 9. */
@ApplicationScoped
public class RetrieveObject {

  /** Objects have none. */
  private static final String NO_LOCATIONS = "";

  private final Finder finder;
  private final RetrieveInstances instances;
  private final RetrieveRendered rendered;
  private final RetrievePresented presented;

  RetrieveObject(
      Finder finder,
      RetrieveInstances instances,
      RetrieveRendered rendered,
      RetrievePresented presented) {
    this.finder = finder;
    this.instances = instances;
    this.rendered = rendered;
    this.presented = presented;
  }

  /**
   * What the parameters ask for.
   *
   * @param contentType the media types of the contentType parameter; empty for the default
   * @param transferSyntax a UID or {@code *}
   * @param presentation the presentation state under which the image is to be rendered
   * @param accept the Accept header, to which the types must be acceptable too
   */
  public record Request(
      Scope.Instance scope,
      Optional<AcceptHeader> contentType,
      Optional<String> transferSyntax,
      RetrieveRendered.Wish wish,
      Optional<Scope.Instance> presentation,
      AcceptHeader accept) {}

  /**
   * Decides everything that can be refused; no object is opened yet. Without a contentType an image
   * of one frame is to be rendered, and whatever cannot be leaves as a DICOM object (table
   * 8.7.4-1).
   */
  public Retrieval retrieve(Request request) {
    var instance = finder.instance(request.scope());
    List<Considered> refused = new ArrayList<>();
    for (var range : request.contentType().orElse(request.accept()).ranges()) {
      try {
        return attempt(request, instance, range);
      } catch (NotAcceptable e) {
        refused.addAll(e.considered());
      } catch (NotImplemented e) {
        refused.add(new Considered(range.toString(), e.detail()));
      }
    }
    throw new NotAcceptable(refused);
  }

  private Retrieval attempt(Request request, StoredInstance instance, MediaRange range) {
    if (range.isExclusion() || !isAccepted(request.accept(), range.type())) {
      throw refusal(range, "the Accept header does not take it");
    }
    if (request.presentation().isPresent()) {
      return presented.applied(
          request.scope(),
          request.presentation().get(),
          request.wish().rendition(),
          only(range.type()));
    }
    if (range.type().sameEssence(MediaType.APPLICATION_DICOM)) {
      return object(request);
    }
    if (!range.type().includes(MediaType.APPLICATION_DICOM)) {
      return rendered.retrieve(request.scope(), request.wish(), only(range.type()));
    }
    boolean several = instance.frames().count() > 1 && !Values.isVideo(instance);
    return several && request.wish().frames().isEmpty()
        ? object(request)
        : renderedOrObject(request, range);
  }

  private Retrieval renderedOrObject(Request request, MediaRange range) {
    try {
      return rendered.retrieve(request.scope(), request.wish(), only(range.type()));
    } catch (NotImplemented | NotAcceptable _) {
      return object(request);
    }
  }

  private Retrieval object(Request request) {
    var type = MediaType.APPLICATION_DICOM;
    var wanted =
        request.transferSyntax().map(syntax -> type.with("transfer-syntax", syntax)).orElse(type);
    return instances.retrieve(request.scope(), only(wanted), NO_LOCATIONS);
  }

  /** Whether Accept takes a type that something else has chosen. */
  static boolean isAccepted(AcceptHeader accept, MediaType type) {
    return accept.ranges().stream()
            .anyMatch(range -> !range.isExclusion() && range.type().includes(type))
        && accept.ranges().stream()
            .noneMatch(range -> range.isExclusion() && range.type().sameEssence(type));
  }

  private static AcceptHeader only(MediaType type) {
    return new AcceptHeader(List.of(new MediaRange(type, 1)), List.of());
  }

  private static NotAcceptable refusal(MediaRange range, String reason) {
    return new NotAcceptable(List.of(new Considered(range.toString(), reason)));
  }
}
