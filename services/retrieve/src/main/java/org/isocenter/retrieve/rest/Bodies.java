package org.isocenter.retrieve.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.isocenter.dicomweb.MultipartWriter;
import org.isocenter.dicomweb.Representation;
import org.isocenter.retrieve.app.PartGroup;
import org.isocenter.retrieve.app.Parts;
import org.isocenter.retrieve.app.Retrieval;

/** Bodies of retrieved parts: one alone, or all in a multipart/related (PS3.18 8.6.1.2). */
final class Bodies {

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
            out -> writeMultipart(retrieval.parts(), boundary, out));
      }
    };
  }

  private static Body single(PartGroup only, Parts parts) {
    return new Body(only.contentType(), only.bytes(), out -> writeSingle(parts, out));
  }

  static void writeSingle(Parts parts, OutputStream out) throws IOException {
    parts.sendTo(part -> part.content().writeTo(out));
  }

  private static void writeMultipart(Parts parts, String boundary, OutputStream out)
      throws IOException {
    var writer = new MultipartWriter(out, boundary);
    parts.sendTo(
        part -> writer.part(part.contentType(), Map.of(), body -> part.content().writeTo(body)));
    writer.finish();
  }

  /** The length of the whole, reckoned by groups: a study may have many thousand parts. */
  private static OptionalLong length(List<PartGroup> groups, String boundary) {
    if (groups.stream().anyMatch(group -> group.bytes().isEmpty())) {
      return OptionalLong.empty();
    }
    String anyType = groups.getFirst().contentType();
    long closing = lengthOf(boundary, anyType, 1) - head(boundary, anyType);
    long total = closing;
    for (var group : groups) {
      total += group.parts() * head(boundary, group.contentType()) + group.bytes().getAsLong();
    }
    return OptionalLong.of(total);
  }

  /** What each part but the first adds to the length of its content. */
  private static long head(String boundary, String contentType) {
    return lengthOf(boundary, contentType, 2) - lengthOf(boundary, contentType, 1);
  }

  private static long lengthOf(String boundary, String contentType, int emptyParts) {
    var length = new MultipartWriter.Length(boundary);
    for (int i = 0; i < emptyParts; i++) {
      length.part(contentType, Map.of(), 0);
    }
    return length.total();
  }
}
