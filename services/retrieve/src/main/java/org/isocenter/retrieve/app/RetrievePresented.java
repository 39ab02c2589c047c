package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.Conflict;
import org.isocenter.dicomweb.DicomWebException.PayloadTooLarge;
import org.isocenter.retrieve.app.pixels.PresentationRules;
import org.isocenter.retrieve.app.pixels.RenderedFrames;
import org.isocenter.retrieve.app.pixels.Rendition;
import org.isocenter.retrieve.app.pixels.StoredPresentation;
import org.isocenter.retrieve.app.pixels.StoredPresentations;
import org.isocenter.retrieve.app.pixels.Subject;

/**
 * Images under a presentation state, PS3.18 8.3.5.1 and 9.5.1.2.7: all that it refers to, or the
 * one that a client names.
 */
@ApplicationScoped
public class RetrievePresented {

  private final Finder finder;
  private final ReferencedFrames referenced;
  private final SuperimposedFrames superimposed;
  private final StoredPresentations presentations;
  private final PictureParts pictures;
  private final PresentationRules rules;

  RetrievePresented(
      Finder finder,
      ReferencedFrames referenced,
      SuperimposedFrames superimposed,
      StoredPresentations presentations,
      PictureParts pictures,
      PresentationRules rules) {
    this.finder = finder;
    this.referenced = referenced;
    this.superimposed = superimposed;
    this.presentations = presentations;
    this.pictures = pictures;
    this.rules = rules;
  }

  /**
   * Every frame that an instance refers to as a picture, if it is a presentation state.
   *
   * @throws Conflict when it refers to what is not there
   * @throws PayloadTooLarge when it refers to more than one answer may have
   */
  Optional<Retrieval> rendered(StoredInstance instance, Rendition rendition, AcceptHeader accept) {
    return find(instance)
        .map(presentation -> {
          requirePlainViewport(rendition);
          return pictures(all(presentation), rendition, accept);
        });
  }

  /** The first frame that an instance refers to, if it is a presentation state. */
  Optional<Retrieval> thumbnail(StoredInstance instance, Rendition rendition, AcceptHeader accept) {
    return find(instance)
        .map(presentation -> {
          var first =
              subjects(presentation).findFirst().orElseThrow(RetrievePresented::refersToNothing);
          return pictures(List.of(first), rendition, accept);
        });
  }

  /** A document is none, which its tables tell without the metadata. */
  private Optional<StoredPresentation> find(StoredInstance instance) {
    return instance.bulkValue(EncapsulatedDocument.PATH).isPresent()
        ? Optional.empty()
        : presentations.find(instance);
  }

  /** Sections 8.3.5.1.3 and 8.3.5.1.4. */
  private static void requirePlainViewport(Rendition rendition) {
    if (rendition.view().window().isPresent()) {
      throw new BadRequest("A presentation state has its own window: none may be given.");
    }
    if (rendition.view().viewport().region().isPresent()) {
      throw new BadRequest("The viewport of a presentation state is its width and height.");
    }
  }

  /**
   * An image under a presentation state that the client names; of several frames, the first one to
   * which it applies.
   *
   * @throws BadRequest when it does not apply to the image, or is none
   */
  Retrieval applied(
      Scope.Instance image, Scope.Instance by, Rendition rendition, AcceptHeader accept) {
    var shown = finder.instance(image);
    var presentation =
        presentations
            .find(finder.instance(by))
            .orElseThrow(() -> new BadRequest("The %s is no presentation state.".formatted(by)));
    int frame =
        presentation
            .state()
            .firstFrameOf(image.sopInstanceUid())
            .filter(number -> number >= 1 && number <= shown.frames().count())
            .orElseThrow(() ->
                new BadRequest(
                    "The presentation state does not apply to the %s.".formatted(image)));
    var plain = Stream.of(new Subject(shown, frame));
    var subjects =
        presentation
            .state()
            .blending()
            .map(blending -> superimposed.over(plain, blending))
            .orElse(plain)
            .map(one -> one.presented(presentation))
            .toList();
    return pictures(subjects, rendition, accept);
  }

  private List<Subject> all(StoredPresentation presentation) {
    var subjects = subjects(presentation).limit(rules.maxImages() + 1L).toList();
    if (subjects.isEmpty()) {
      throw refersToNothing();
    }
    if (subjects.size() > rules.maxImages()) {
      throw new PayloadTooLarge(
          "The presentation state refers to more than %d frames".formatted(rules.maxImages())
              + " (isocenter.retrieve.presentation.max-images).");
    }
    return subjects;
  }

  private static Conflict refersToNothing() {
    return new Conflict("The presentation state refers to no image.");
  }

  private Stream<Subject> subjects(StoredPresentation presentation) {
    var state = presentation.state();
    String study = presentation.instance().location().studyInstanceUid();
    return state
        .blending()
        .map(superimposed::of)
        .orElseGet(() -> referenced.of(study, state.series()))
        .map(frame -> frame.presented(presentation));
  }

  private Retrieval pictures(List<Subject> subjects, Rendition rendition, AcceptHeader accept) {
    var representation =
        subjects.size() > 1
            ? RenderedAccept.several(RenderedFrames.TYPES, accept)
            : RenderedAccept.one(RenderedFrames.TYPES, accept);
    var chosen = pictures.of(subjects, rendition, representation.mediaType());
    return new Retrieval(
        representation, digest(subjects, rendition), List.of(chosen.group()), chosen.parts());
  }

  private static String digest(List<Subject> subjects, Rendition rendition) {
    return subjects.stream()
        .map(subject -> subject.digest() + "#" + subject.number())
        .collect(Collectors.joining(" ", "", rendition.toString()));
  }
}
