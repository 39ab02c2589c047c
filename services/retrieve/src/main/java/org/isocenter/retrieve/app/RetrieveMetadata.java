package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.Representation;
import org.isocenter.dicomweb.ResourceKind;

/** Retrieve Metadata, PS3.18 10.4.1.1.2. No stored object is touched. */
@ApplicationScoped
public class RetrieveMetadata {

  private final Finder finder;
  private final Holdings holdings;
  private final SettleSeries settled;
  private final SettledTexts texts;

  RetrieveMetadata(Finder finder, Holdings holdings, SettleSeries settled, SettledTexts texts) {
    this.finder = finder;
    this.holdings = holdings;
    this.settled = settled;
    this.texts = texts;
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
    return representation.mediaType().sameEssence(MediaType.DICOM_XML)
        ? MetadataXml.of(snapshot, holdings.metadata(snapshot), representation, baseUrl)
        : text(snapshot, representation, baseUrl);
  }

  private MetadataText text(Snapshot snapshot, Representation representation, String baseUrl) {
    return settled
        .find(snapshot, baseUrl)
        .<MetadataText>map(text -> new SettledDocument(text, texts.deflated(text), representation))
        .orElseGet(() ->
            new MetadataDocument(snapshot, holdings.metadata(snapshot), representation, baseUrl));
  }
}
