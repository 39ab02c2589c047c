package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.isocenter.dicom.instance.Extent;
import org.isocenter.dicom.instance.FrameLocation;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.Representation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.retrieve.app.frames.BitRange;
import org.isocenter.retrieve.app.frames.FramePlan;
import org.isocenter.retrieve.app.frames.FrameSlices;
import org.isocenter.retrieve.app.pixels.Transcode;
import org.isocenter.retrieve.app.pixels.TranscodedFrames;
import org.isocenter.retrieve.app.pixels.TranscodedImage;

/** Retrieve Frames, PS3.18 10.4.1.1.3: find, check, plan, stream. */
@ApplicationScoped
public class RetrieveFrames {

  private final Finder finder;
  private final ObjectContents contents;
  private final Transcode transcode;

  RetrieveFrames(Finder finder, ObjectContents contents, Transcode transcode) {
    this.finder = finder;
    this.contents = contents;
    this.transcode = transcode;
  }

  /**
   * Decides everything that can be refused. No object is opened yet, but of frames that must be
   * transcoded the first one is made.
   *
   * @param numbers frames in the order wanted, counted from 1
   */
  public Retrieval retrieve(Scope.Instance scope, List<Integer> numbers, AcceptHeader accept) {
    var instance = finder.instance(scope);
    var frames = numbers.stream().map(number -> locate(instance, number)).toList();
    var kind = ResourceKind.frames(numbers.size());
    String stored = instance.syntax().uid();
    var representation = Negotiation.negotiate(kind, Set.of(stored), transcode.possible(), accept);
    if (!Transcode.isNeeded(stored, representation.deliveredSyntax(stored))) {
      return asStored(instance, frames, representation);
    }
    try {
      return transcoded(instance, numbers, representation);
    } catch (NotAcceptable e) {
      return asStored(instance, frames, Transcode.withoutDecoding(kind, instance, accept, e));
    }
  }

  private Retrieval asStored(
      StoredInstance instance, List<FrameSlices> frames, Representation representation) {
    var contentType = representation.partContentType(instance.syntax().uid());
    return new Retrieval(
        representation,
        instance.digest(),
        List.of(groupOf(frames, contentType)),
        plan(instance, frames, contentType, Optional.empty()));
  }

  private Retrieval transcoded(
      StoredInstance instance, List<Integer> numbers, Representation representation) {
    String stored = instance.syntax().uid();
    var contentType = representation.partContentType(stored);
    var image =
        transcode.begin(instance, numbers.getFirst(), representation.deliveredSyntax(stored));
    return new Retrieval(
        representation,
        instance.digest(),
        List.of(groupOf(image, numbers.size(), contentType)),
        new TranscodedFrames(image, numbers, contentType));
  }

  /** All frames of an instance, for its pixel data as bulk data. */
  List<FrameSlices> all(StoredInstance instance) {
    return IntStream.rangeClosed(1, instance.frames().count())
        .mapToObj(number -> locate(instance, number))
        .toList();
  }

  FrameParts plan(
      StoredInstance instance,
      List<FrameSlices> frames,
      String contentType,
      Optional<String> location) {
    var words = PixelWords.of(instance);
    return new FrameParts(
        contents, instance, words, FramePlan.of(frames, words.words()), contentType, location);
  }

  private static PartGroup groupOf(TranscodedImage image, int frames, String contentType) {
    boolean known = image.isUncompressed() || frames == 1;
    var bytes = known ? OptionalLong.of((long) image.firstLength() * frames) : OptionalLong.empty();
    return new PartGroup(contentType, frames, bytes);
  }

  private static PartGroup groupOf(List<FrameSlices> frames, String contentType) {
    long bytes = frames.stream().mapToLong(FrameSlices::byteLength).sum();
    return new PartGroup(contentType, frames.size(), OptionalLong.of(bytes));
  }

  /** One frame, counted from 1; refuses what lies behind the last one. */
  public static FrameSlices locate(StoredInstance instance, int number) {
    int count = instance.frames().count();
    if (number > count) {
      throw new NotFound(
          "There is no frame %d in %s, which has %d."
              .formatted(number, instance.location(), count));
    }
    return switch (instance.frames().locate(number)) {
      case FrameLocation.Native(long offset, long length) ->
          new FrameSlices(List.of(new BitRange(offset, length)));
      case FrameLocation.Encapsulated(var fragments) ->
          new FrameSlices(fragments.stream().map(RetrieveFrames::bits).toList());
    };
  }

  private static BitRange bits(Extent extent) {
    return BitRange.ofBytes(extent.offset(), extent.length());
  }
}
