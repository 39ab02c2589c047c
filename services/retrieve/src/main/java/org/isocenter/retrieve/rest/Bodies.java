package org.isocenter.retrieve.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.isocenter.dicomweb.MultipartWriter;
import org.isocenter.dicomweb.Representation;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.Content;
import org.isocenter.retrieve.app.Part;
import org.isocenter.retrieve.app.PartGroup;
import org.isocenter.retrieve.app.Parts;
import org.isocenter.retrieve.app.Retrieval;

/** Bodies of retrieved parts: one alone, or all in a multipart/related (PS3.18 8.6.1.2). */
final class Bodies {

  private static final String CONTENT_LOCATION = "Content-Location";

  /** What a location adds to the head of a part besides itself: name, colon, blank, line end. */
  private static final int LOCATION_FIELD = CONTENT_LOCATION.length() + 4;

  private Bodies() {}

  /**
   * The body of {@code retrieval}.
   *
   * @param seed the same for the same bytes: so is the boundary then, also over ranges
   */
  static Body of(Retrieval retrieval, String seed) {
    return switch (retrieval.representation()) {
      case Representation.SinglePart _ -> single(retrieval.groups().getFirst(), retrieval.parts());
      case Representation.Multipart multipart -> {
        String boundary = MultipartWriter.boundary(seed);
        yield new Body(
            MultipartWriter.contentType(multipart.mediaType(), boundary),
            length(retrieval.groups(), boundary),
            out -> writeMultipart(retrieval.parts(), boundary, out),
            range -> partOfMultipart(retrieval, boundary, range));
      }
    };
  }

  private static Body single(PartGroup only, Parts parts) {
    Content whole = out -> writeSingle(parts, out);
    return new Body(
        only.contentType(),
        only.bytes(),
        whole,
        range ->
            parts
                .slice(range)
                .map(slice -> (Content) out -> writeSingle(slice, out))
                .orElseGet(() -> Window.of(whole, range)));
  }

  private static void writeSingle(Parts parts, OutputStream out) throws IOException {
    parts.sendTo(part -> part.content().writeTo(out));
  }

  private static void writeMultipart(Parts parts, String boundary, OutputStream out)
      throws IOException {
    var writer = new MultipartWriter(out, boundary);
    parts.sendTo(part -> write(part, writer));
    writer.finish();
  }

  private static void write(Part part, MultipartWriter writer) throws IOException {
    writer.part(
        part.contentType(),
        part.location().map(uri -> Map.of(CONTENT_LOCATION, uri)).orElseGet(Map::of),
        out -> part.content().writeTo(out));
  }

  /** Of a large only part the bytes before the range need not be read. */
  private static Content partOfMultipart(Retrieval retrieval, String boundary, ByteRange range) {
    var group = retrieval.groups().getFirst();
    Content whole = out -> writeMultipart(retrieval.parts(), boundary, out);
    if (retrieval.groups().size() > 1 || group.parts() > 1) {
      return Window.of(whole, range);
    }
    long begin = headLength(group, boundary);
    long from = Math.max(0, range.offset() - begin);
    long to = Math.min(group.bytes().orElseThrow(), range.end() - begin);
    Optional<Parts> slice =
        from < to && from > 0
            ? retrieval.parts().slice(new ByteRange(from, to - from))
            : Optional.empty();
    // Behind the left out bytes the body goes on as ever: only its begin moves.
    return slice
        .map(parts ->
            Window.of(
                out -> {
                  parts.sendTo(part -> part.content().writeTo(out));
                  out.write(tail(boundary));
                },
                new ByteRange(0, range.length())))
        .orElseGet(() -> Window.of(whole, range));
  }

  private static byte[] tail(String boundary) throws IOException {
    var tail = new ByteArrayOutputStream();
    var writer = new MultipartWriter(tail, boundary);
    writer.part("x/x", Map.of(), _ -> {});
    tail.reset();
    writer.finish();
    return tail.toByteArray();
  }

  private static long headLength(PartGroup group, String boundary) {
    long total = lengthOf(boundary, group.contentType(), 1) + locations(group);
    return total - closing(boundary, group.contentType());
  }

  /** The length of the whole, reckoned by groups: a study may have many thousand parts. */
  private static OptionalLong length(List<PartGroup> groups, String boundary) {
    if (groups.stream().anyMatch(group -> group.bytes().isEmpty())) {
      return OptionalLong.empty();
    }
    String anyType = groups.getFirst().contentType();
    // The first part has no line end before its boundary.
    long total = lengthOf(boundary, anyType, 1) - head(boundary, anyType);
    for (var group : groups) {
      total +=
          group.parts() * head(boundary, group.contentType())
              + locations(group)
              + group.bytes().getAsLong();
    }
    return OptionalLong.of(total);
  }

  private static long locations(PartGroup group) {
    return group.locationBytes() == 0 ? 0 : group.locationBytes() + group.parts() * LOCATION_FIELD;
  }

  /** What each part but the first adds to the length of its content. */
  private static long head(String boundary, String contentType) {
    return lengthOf(boundary, contentType, 2) - lengthOf(boundary, contentType, 1);
  }

  private static long closing(String boundary, String contentType) {
    return lengthOf(boundary, contentType, 0) + 2;
  }

  private static long lengthOf(String boundary, String contentType, int emptyParts) {
    var length = new MultipartWriter.Length(boundary);
    for (int i = 0; i < emptyParts; i++) {
      length.part(contentType, Map.of(), 0);
    }
    return length.total();
  }
}
