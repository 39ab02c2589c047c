package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.instance.Extent;
import org.isocenter.dicom.instance.FrameLocation;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.retrieve.app.frames.BitRange;
import org.isocenter.retrieve.app.frames.FramePlan;
import org.isocenter.retrieve.app.frames.FramePlan.Words;
import org.isocenter.retrieve.app.frames.FrameSlices;

/** Retrieve Frames, PS3.18 10.4.1.1.3: find, check, plan, stream. */
@ApplicationScoped
public class RetrieveFrames {

  private static final List<String> PIXEL_DATA = List.of("7FE00010", "7FE00008", "7FE00009");

  private final Finder finder;
  private final ObjectContents contents;

  RetrieveFrames(Finder finder, ObjectContents contents) {
    this.finder = finder;
    this.contents = contents;
  }

  /**
   * Decides everything that can be refused; no object is opened yet.
   *
   * @param numbers frames in the order wanted, counted from 1
   */
  public Retrieval retrieve(Scope.Instance scope, List<Integer> numbers, AcceptHeader accept) {
    var instance = finder.instance(scope);
    var frames = numbers.stream().map(number -> locate(instance, number)).toList();
    var kind = ResourceKind.frames(numbers.size());
    var representation = Negotiation.negotiate(kind, instance.syntax().uid(), accept);
    var contentType = representation.partContentType(instance.syntax().uid());
    return new Retrieval(
        representation,
        instance.digest(),
        List.of(groupOf(frames, contentType)),
        plan(instance, frames, contentType, Optional.empty()));
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
    var pixels = PIXEL_DATA.stream().flatMap(path -> instance.bulkValue(path).stream()).findFirst();
    var vr = pixels.map(value -> Vr.valueOf(value.vr())).orElse(Vr.OB);
    boolean swapped = instance.syntax().bigEndian();
    var words =
        pixels
            .filter(_ -> swapped)
            .map(value -> new Words(value.offset(), vr.unitSize()))
            .orElse(Words.BYTES);
    return new FrameParts(
        contents, instance, vr, FramePlan.of(frames, words), contentType, location);
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
