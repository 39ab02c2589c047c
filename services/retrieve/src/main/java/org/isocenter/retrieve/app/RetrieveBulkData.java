package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.events.BulkValue;
import org.isocenter.objectstore.ByteRange;

/** Retrieve one value by the BulkDataURI of the metadata, PS3.18 10.4.1.1.4. */
@ApplicationScoped
public class RetrieveBulkData {

  private static final String PIXEL_DATA = "7FE00010";

  private final Finder finder;
  private final ObjectContents contents;
  private final RetrieveFrames frames;

  RetrieveBulkData(Finder finder, ObjectContents contents, RetrieveFrames frames) {
    this.finder = finder;
    this.contents = contents;
    this.frames = frames;
  }

  /** Decides everything that can be refused; no object is opened yet. */
  public Retrieval retrieve(Scope.Instance scope, String path, AcceptHeader accept) {
    var instance = finder.instance(scope);
    var value =
        instance
            .bulkValue(path)
            .orElseThrow(
                () -> new NotFound("There is no bulk data %s in %s.".formatted(path, scope)));
    return path.equals(PIXEL_DATA) && instance.syntax().encapsulated()
        ? encapsulated(instance, accept)
        : plain(instance, value, accept);
  }

  /** Compressed pixel data: one part for each frame. */
  private Retrieval encapsulated(StoredInstance instance, AcceptHeader accept) {
    var all = frames.all(instance);
    var kind = all.size() == 1 ? ResourceKind.BULK_DATA : ResourceKind.FRAMES;
    var representation = Negotiation.negotiate(kind, instance.syntax().uid(), accept);
    String contentType = representation.partContentType(instance.syntax().uid());
    return new Retrieval(
        representation,
        instance.digest(),
        List.of(RetrieveFrames.groupOf(all, contentType)),
        frames.plan(instance, all, contentType));
  }

  /** Any other value: one part of little endian bytes. */
  private Retrieval plain(StoredInstance instance, BulkValue value, AcceptHeader accept) {
    String syntax = TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid();
    var representation = Negotiation.negotiate(ResourceKind.BULK_DATA, syntax, accept);
    String contentType = representation.partContentType(syntax);
    var range = new ByteRange(value.offset(), value.length());
    return new Retrieval(
        representation,
        instance.digest(),
        List.of(new PartGroup(contentType, 1, OptionalLong.of(value.length()))),
        new ValueParts(contents, instance, Vr.valueOf(value.vr()), range, contentType));
  }
}
