package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.ResourceKind;

/** Retrieve Metadata, PS3.18 10.4.1.1.2. No stored object is touched. */
@ApplicationScoped
public class RetrieveMetadata {

  private final Finder finder;
  private final Holdings holdings;

  RetrieveMetadata(Finder finder, Holdings holdings) {
    this.finder = finder;
    this.holdings = holdings;
  }

  /**
   * Decides everything that can be refused; no metadata is read yet.
   *
   * @param baseUrl what every BulkDataURI begins with
   */
  public MetadataAnswer retrieve(Scope scope, AcceptHeader accept, String baseUrl) {
    var snapshot = finder.snapshot(scope);
    var kind =
        scope instanceof Scope.Instance ? ResourceKind.INSTANCE_METADATA : ResourceKind.METADATA;
    var representation = Negotiation.negotiate(kind, accept);
    var instances = holdings.metadata(snapshot);
    return representation.mediaType().sameEssence(MediaType.DICOM_XML)
        ? MetadataXml.of(snapshot, instances, representation, baseUrl)
        : new MetadataDocument(snapshot, instances, representation, baseUrl);
  }
}
