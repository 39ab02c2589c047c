package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.Representation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.retrieve.app.pixels.Transcode;

/** Retrieve a study, a series or an instance as DICOM objects, PS3.18 10.4.1.1.1. */
@ApplicationScoped
public class RetrieveInstances {

  private final Finder finder;
  private final Holdings holdings;
  private final ObjectSource source;
  private final RetrieveBulkData bulkData;

  RetrieveInstances(
      Finder finder, Holdings holdings, ObjectSource source, RetrieveBulkData bulkData) {
    this.finder = finder;
    this.holdings = holdings;
    this.source = source;
    this.bulkData = bulkData;
  }

  /**
   * Decides everything that can be refused. No object is opened yet, but of a single image that
   * must be transcoded the first frame is made.
   *
   * @param baseUrl of the locations that bulk data would tell
   */
  public Retrieval retrieve(Scope scope, AcceptHeader accept, String baseUrl) {
    return switch (scope) {
      case Scope.Instance instance -> one(finder.instance(instance), accept, baseUrl);
      case Scope.Series series -> several(finder.snapshot(series), accept, baseUrl);
      case Scope.Study study -> several(finder.snapshot(study), accept, baseUrl);
    };
  }

  private Retrieval one(StoredInstance instance, AcceptHeader accept, String baseUrl) {
    String stored = instance.syntax().uid();
    var representation = negotiate(ResourceKind.INSTANCE, Set.of(stored), accept);
    boolean decoded =
        Transcode.isNeeded(stored, representation.deliveredSyntax(stored))
            && instance.frames().count() > 0;
    if (!decoded || !representation.mediaType().sameEssence(MediaType.APPLICATION_DICOM)) {
      return one(instance, representation, baseUrl);
    }
    try {
      return transcoded(instance, representation);
    } catch (NotAcceptable e) {
      return one(
          instance, Transcode.withoutDecoding(ResourceKind.INSTANCE, instance, accept, e), baseUrl);
    }
  }

  private Retrieval one(StoredInstance instance, Representation representation, String baseUrl) {
    var location = instance.location();
    if (isBulkData(representation)) {
      return bulkData.inPlaceOfObjects(location, representation, baseUrl);
    }
    String stored = instance.syntax().uid();
    var object =
        new ObjectEntry(
            location.seriesInstanceUid(),
            location.sopInstanceUid(),
            instance.key(),
            instance.size(),
            stored);
    var parts = new ObjectParts(source, List.of(object), representation, 1);
    var group = groupOf(stored, 1, instance.size(), representation);
    return answer(representation, instance.digest(), List.of(group), parts, location);
  }

  private Retrieval transcoded(StoredInstance instance, Representation representation) {
    String contentType = representation.partContentType(instance.syntax().uid());
    var image =
        source.transcoded(instance, representation.deliveredSyntax(instance.syntax().uid()));
    return new Retrieval(
        representation,
        instance.digest(),
        List.of(new PartGroup(contentType, 1, OptionalLong.empty())),
        receiver -> receiver.receive(new Part(contentType, image::writeObject)));
  }

  private Retrieval several(Snapshot snapshot, AcceptHeader accept, String baseUrl) {
    Set<String> stored = snapshot.transferSyntaxUids();
    var representation = negotiate(ResourceKind.INSTANCES, stored, accept);
    if (isBulkData(representation)) {
      return bulkData.inPlaceOfObjects(snapshot.scope(), representation, baseUrl);
    }
    var groups = snapshot.shares().stream().map(share -> groupOf(share, representation)).toList();
    var parts =
        new ObjectParts(source, holdings.objects(snapshot), representation, snapshot.instances());
    return answer(representation, snapshot.digest(), groups, parts, snapshot.scope());
  }

  private Representation negotiate(ResourceKind kind, Set<String> stored, AcceptHeader accept) {
    return Negotiation.negotiate(kind, stored, source.transcodings(), accept);
  }

  private static boolean isBulkData(Representation representation) {
    return representation.mediaType().sameEssence(MediaType.OCTET_STREAM);
  }

  private static Retrieval answer(
      Representation representation,
      String digest,
      List<PartGroup> groups,
      ObjectParts parts,
      Scope scope) {
    if (!representation.mediaType().sameEssence(MediaType.ZIP)) {
      return new Retrieval(representation, digest, groups, parts);
    }
    var archive = new PartGroup(ZippedObjects.CONTENT_TYPE, 1, OptionalLong.empty());
    return new Retrieval(
        representation,
        digest,
        List.of(archive),
        new ZippedObjects(parts),
        Optional.of(scope.uid() + ".zip"));
  }

  private static PartGroup groupOf(Snapshot.Share share, Representation representation) {
    return groupOf(share.transferSyntaxUid(), share.instances(), share.bytes(), representation);
  }

  /** The length of what has to be converted is known only once that is done. */
  private static PartGroup groupOf(
      String stored, long objects, long bytes, Representation representation) {
    boolean asStored = representation.deliveredSyntax(stored).equals(stored);
    var length = asStored ? OptionalLong.of(bytes) : OptionalLong.empty();
    return new PartGroup(representation.partContentType(stored), objects, length);
  }
}
