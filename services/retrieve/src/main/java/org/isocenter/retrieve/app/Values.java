package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.Representation;
import org.isocenter.events.BulkValue;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.frames.FrameSlices;

/** Bulk data values as parts, PS3.18 8.7.3.5: compressed pixels as stored, the rest as numbers. */
@ApplicationScoped
public class Values {

  private static final String PIXEL_DATA = "7FE00010";

  private final ObjectContents contents;
  private final RetrieveFrames frames;

  Values(ObjectContents contents, RetrieveFrames frames) {
    this.contents = contents;
    this.frames = frames;
  }

  /** The transfer syntax of a value: the instance's for compressed pixels only. */
  static String syntaxOf(StoredInstance instance, BulkValue value) {
    return isCompressed(instance, value)
        ? instance.syntax().uid()
        : TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid();
  }

  /** The parts of a value and how long they are together; nothing is opened yet. */
  Chosen parts(
      StoredInstance instance,
      BulkValue value,
      Representation representation,
      Optional<String> location) {
    String contentType = representation.partContentType(syntaxOf(instance, value));
    return isCompressed(instance, value)
        ? compressed(instance, contentType, location)
        : plain(instance, value, value.length(), contentType, location);
  }

  /** A document as the single part that it is, without the byte that made its length even. */
  Chosen document(
      StoredInstance instance,
      BulkValue value,
      EncapsulatedDocument document,
      Optional<String> location) {
    long length = document.lengthWithin(value.length());
    return plain(instance, value, length, document.type().toString(), location);
  }

  /** How many parts a value has: compressed frames are one each, a video is one stream. */
  int count(StoredInstance instance, BulkValue value) {
    return isCompressed(instance, value) ? slices(instance).size() : 1;
  }

  private Chosen plain(
      StoredInstance instance,
      BulkValue value,
      long length,
      String contentType,
      Optional<String> location) {
    var range = new ByteRange(value.offset(), length);
    var vr = Vr.valueOf(value.vr());
    return new Chosen(
        group(contentType, 1, length, location),
        new ValueParts(contents, instance, vr, range, contentType, location));
  }

  /** Compressed pixel data as parts of this very type. */
  Chosen compressed(StoredInstance instance, String contentType, Optional<String> location) {
    var slices = slices(instance);
    long bytes = slices.stream().mapToLong(FrameSlices::byteLength).sum();
    return new Chosen(
        group(contentType, slices.size(), bytes, location),
        frames.plan(instance, slices, contentType, location));
  }

  static boolean isVideo(StoredInstance instance) {
    return Negotiation.typeOfEncoding(instance.syntax().uid())
        .filter(type -> type.type().equals("video"))
        .isPresent();
  }

  private List<FrameSlices> slices(StoredInstance instance) {
    var all = frames.all(instance);
    return isVideo(instance) && all.size() > 1 ? List.of(FrameSlices.joined(all)) : all;
  }

  private static boolean isCompressed(StoredInstance instance, BulkValue value) {
    return value.path().equals(PIXEL_DATA)
        && instance.syntax().encapsulated()
        && instance.frames().count() > 0;
  }

  private static PartGroup group(
      String contentType, long parts, long bytes, Optional<String> location) {
    long locations = parts * location.map(String::length).orElse(0);
    return new PartGroup(contentType, parts, OptionalLong.of(bytes), locations);
  }

  /** Parts and what is known of them beforehand. */
  record Chosen(PartGroup group, Parts parts) {}
}
