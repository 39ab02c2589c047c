package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.retrieve.app.frames.FrameSlices;
import org.isocenter.retrieve.app.pixels.RenderedFrames;
import org.isocenter.retrieve.app.pixels.Rendition;
import org.isocenter.retrieve.app.pixels.Subject;
import org.jboss.logging.Logger;

/**
 * Rendered resources, PS3.18 10.4.1.2: frames as pictures, see {@link RetrieveOthers} for the rest.
 */
@ApplicationScoped
public class RetrieveRendered {

  private static final Logger LOG = Logger.getLogger(RetrieveRendered.class);

  /** Images that are tried for the thumbnail of a series. */
  private static final int MOST_BROKEN = 5;

  /** Pictures have none. */
  private static final String NO_LINKS = "";

  private final Finder finder;
  private final Holdings holdings;
  private final RetrieveFrames frames;
  private final RenderedFrames rendered;
  private final PictureParts pictures;
  private final RetrievePresented presented;
  private final RetrieveOthers others;

  RetrieveRendered(
      Finder finder,
      Holdings holdings,
      RetrieveFrames frames,
      RenderedFrames rendered,
      PictureParts pictures,
      RetrievePresented presented,
      RetrieveOthers others) {
    this.finder = finder;
    this.holdings = holdings;
    this.frames = frames;
    this.rendered = rendered;
    this.pictures = pictures;
    this.presented = presented;
    this.others = others;
  }

  /**
   * What is wanted of an instance.
   *
   * @param frames counted from 1; empty for the instance
   * @param baseUrl with which links in a document begin
   */
  public record Wish(List<Integer> frames, Rendition rendition, String baseUrl) {

    public Wish {
      frames = List.copyOf(frames);
    }
  }

  /**
   * Every image of a series or study as a part of its own. Its first frame stands for an image of
   * several, unless these are to be animated; what is no image is left out, unless there are none.
   */
  public Retrieval several(Scope scope, Wish wish, AcceptHeader accept) {
    var snapshot = finder.snapshot(scope);
    return hasImage(snapshot)
        ? images(snapshot, wish.rendition(), accept)
        : others.several(snapshot, wish, RenderedAccept.ofParts(accept));
  }

  private Retrieval images(Snapshot snapshot, Rendition rendition, AcceptHeader accept) {
    var representation = RenderedAccept.several(RenderedFrames.TYPES, accept);
    var type = representation.mediaType();
    return new Retrieval(
        representation,
        digest(snapshot.digest(), List.of(), rendition),
        List.of(new PartGroup(type.toString(), snapshot.instances(), OptionalLong.empty())),
        receiver -> {
          for (var instance : holdings.instances(snapshot)) {
            if (rendered.renders(instance)) {
              send(instance, rendition, type, receiver);
            }
          }
        });
  }

  /** One broken image does not take the others of its series along. */
  private void send(
      StoredInstance instance, Rendition rendition, MediaType type, Parts.Receiver receiver)
      throws IOException {
    Content content;
    try {
      content = content(instance, rendition, type);
    } catch (NotAcceptable | BadRequest e) {
      LOG.warnf("Left out of its series, rendered: %s: %s", instance.location(), e.detail());
      return;
    }
    receiver.receive(new Part(type.toString(), content));
  }

  private Content content(StoredInstance instance, Rendition rendition, MediaType type) {
    if (type.equals(RenderedFrames.GIF) && instance.frames().count() > 1) {
      return rendered.animation(instance, rendition)::writeTo;
    }
    byte[] file = rendered.file(new Subject(instance, 1), rendition, type);
    return out -> out.write(file);
  }

  /** A preview of the first sound image of a study or series, or of an instance. */
  public Retrieval thumbnail(Scope scope, Rendition rendition, AcceptHeader accept) {
    return switch (scope) {
      case Scope.Instance one -> thumbnail(finder.instance(one), rendition, accept);
      case Scope.Study _, Scope.Series _ ->
          firstThumbnail(finder.snapshot(scope), rendition, accept);
    };
  }

  private Retrieval firstThumbnail(Snapshot snapshot, Rendition rendition, AcceptHeader accept) {
    List<NotAcceptable> refusals = new ArrayList<>();
    for (var instance : holdings.instances(snapshot)) {
      if (refusals.size() == MOST_BROKEN) {
        break;
      }
      try {
        if (rendered.renders(instance)) {
          return thumbnail(instance, rendition, accept);
        }
      } catch (NotAcceptable e) {
        refusals.add(e);
      }
    }
    if (!refusals.isEmpty()) {
      throw refusals.getFirst();
    }
    return presentedThumbnail(snapshot, rendition, accept)
        .orElseThrow(() -> RetrieveOthers.unable(snapshot.scope()));
  }

  /** Of a series of presentation states; those of a study are beside the images. */
  private Optional<Retrieval> presentedThumbnail(
      Snapshot snapshot, Rendition rendition, AcceptHeader accept) {
    int tried = 0;
    for (var instance : holdings.instances(snapshot)) {
      if (tried++ == MOST_BROKEN) {
        break;
      }
      var thumbnail = presented.thumbnail(instance, rendition, accept);
      if (thumbnail.isPresent()) {
        return thumbnail;
      }
    }
    return Optional.empty();
  }

  private Retrieval thumbnail(StoredInstance instance, Rendition rendition, AcceptHeader accept) {
    if (instance.frames().count() == 0) {
      return presented
          .thumbnail(instance, rendition, accept)
          .orElseThrow(() -> RetrieveOthers.unable(instance.location()));
    }
    int middle = (instance.frames().count() + 1) / 2;
    return pictures(instance, new Wish(List.of(middle), rendition, NO_LINKS), accept);
  }

  /** A preview of a frame. */
  public Retrieval thumbnail(Scope.Instance scope, Wish wish, AcceptHeader accept) {
    var instance = finder.instance(scope);
    wish.frames().forEach(number -> RetrieveFrames.locate(instance, number));
    return pictures(instance, wish, accept);
  }

  private boolean hasImage(Snapshot snapshot) {
    for (var instance : holdings.instances(snapshot)) {
      if (rendered.renders(instance)) {
        return true;
      }
    }
    return false;
  }

  /** Decides everything that can be refused. */
  public Retrieval retrieve(Scope.Instance scope, Wish wish, AcceptHeader accept) {
    var instance = finder.instance(scope);
    wish.frames().forEach(number -> RetrieveFrames.locate(instance, number));
    boolean video = wish.frames().isEmpty() && Values.isVideo(instance);
    return instance.frames().count() > 0 && !video
        ? pictures(instance, wish, accept)
        : others.retrieve(instance, wish, accept);
  }

  private Retrieval pictures(StoredInstance instance, Wish wish, AcceptHeader accept) {
    var representation =
        wish.frames().size() > 1
            ? RenderedAccept.several(RenderedFrames.TYPES, accept)
            : RenderedAccept.one(RenderedFrames.TYPES, accept);
    var type = representation.mediaType();
    var chosen = chosen(instance, wish, type);
    return new Retrieval(
        representation,
        digest(instance.digest(), wish.frames(), wish.rendition()),
        List.of(chosen.group()),
        chosen.parts());
  }

  private Values.Chosen chosen(StoredInstance instance, Wish wish, MediaType type) {
    if (wish.frames().size() > 1) {
      var subjects = wish.frames().stream().map(number -> new Subject(instance, number)).toList();
      return pictures.of(subjects, wish.rendition(), type);
    }
    if (wish.frames().isEmpty()
        && instance.frames().count() > 1
        && type.equals(RenderedFrames.GIF)) {
      var animation = rendered.animation(instance, wish.rendition());
      return new Values.Chosen(
          new PartGroup(type.toString(), 1, OptionalLong.empty()),
          receiver -> receiver.receive(new Part(type.toString(), animation::writeTo)));
    }
    int number = wish.frames().isEmpty() ? 1 : wish.frames().getFirst();
    return isAsStored(instance, number, wish.rendition(), type)
        ? asStored(instance, number, type)
        : pictures.of(List.of(new Subject(instance, number)), wish.rendition(), type);
  }

  /** Whether any browser shows the stored frames as they are meant to be shown. */
  private boolean isAsStored(
      StoredInstance instance, int number, Rendition rendition, MediaType type) {
    return type.equals(RenderedFrames.JPEG)
        && rendition.equals(Rendition.PLAIN)
        && instance.syntax().equals(TransferSyntax.JPEG_BASELINE)
        && PlainPicture.isIn(holdings, instance, number);
  }

  private Values.Chosen asStored(StoredInstance instance, int number, MediaType type) {
    var slices = List.of(RetrieveFrames.locate(instance, number));
    long bytes = slices.stream().mapToLong(FrameSlices::byteLength).sum();
    return new Values.Chosen(
        new PartGroup(type.toString(), 1, OptionalLong.of(bytes)),
        frames.plan(instance, slices, type.toString(), Optional.empty()));
  }

  /** Another view of the same object has another entity tag. */
  private static String digest(String stored, List<Integer> frames, Rendition rendition) {
    return stored + frames + rendition;
  }
}
