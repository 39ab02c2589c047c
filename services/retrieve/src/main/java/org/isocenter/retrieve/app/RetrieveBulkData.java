package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.Representation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.events.BulkValue;

/**
 * Retrieve values by the BulkDataURIs of the metadata, or all of an instance, a series or a study:
 * PS3.18 10.4.1.1.4 and following.
 */
@ApplicationScoped
public class RetrieveBulkData {

  /** Part headers must stay below 1,000 bytes, which is as far as viewers read. */
  private static final int MOST_LOCATION = 700;

  private final Finder finder;
  private final Holdings holdings;
  private final Values values;

  RetrieveBulkData(Finder finder, Holdings holdings, Values values) {
    this.finder = finder;
    this.holdings = holdings;
    this.values = values;
  }

  /**
   * One value. Decides everything that can be refused; no object is opened yet.
   *
   * @param baseUrl of the location that each part tells
   */
  public Retrieval value(Scope.Instance scope, String path, AcceptHeader accept, String baseUrl) {
    var instance = finder.instance(scope);
    var value =
        instance
            .bulkValue(path)
            .orElseThrow(
                () -> new NotFound("There is no bulk data %s in %s.".formatted(path, scope)));
    return value(instance, value, accept, baseUrl);
  }

  private Retrieval value(
      StoredInstance instance, BulkValue value, AcceptHeader accept, String baseUrl) {
    var location = location(baseUrl, instance, value);
    var document = documentIn(instance, value);
    var representation =
        document
            .map(found -> Negotiation.negotiateValue(found.type(), accept))
            .orElseGet(() -> negotiate(instance, value, accept));
    var chosen =
        document
            .filter(found -> found.type().equals(representation.mediaType()))
            .map(found -> values.document(instance, value, found, location))
            .orElseGet(() -> values.parts(instance, value, representation, location));
    return new Retrieval(
        representation,
        instance.digest() + location.orElse(""),
        List.of(chosen.group()),
        chosen.parts());
  }

  private Representation negotiate(StoredInstance instance, BulkValue value, AcceptHeader accept) {
    boolean single = values.count(instance, value) == 1;
    var kind = single ? ResourceKind.BULK_DATA : ResourceKind.BULK_DATA_SET;
    return Negotiation.negotiate(kind, Values.syntaxOf(instance, value), accept);
  }

  private Optional<EncapsulatedDocument> documentIn(StoredInstance instance, BulkValue value) {
    return value.path().equals(EncapsulatedDocument.PATH)
        ? Optional.of(EncapsulatedDocument.of(holdings, instance))
        : Optional.empty();
  }

  /** All values of a selection. Decides everything that can be refused. */
  public Retrieval all(
      Scope scope, BulkDataSelection selection, AcceptHeader accept, String baseUrl) {
    return switch (scope) {
      case Scope.Instance instance -> ofOne(instance, selection, accept, baseUrl);
      case Scope.Study _, Scope.Series _ -> ofSeveral(scope, selection, accept, baseUrl);
    };
  }

  /** A single value can be had as any value can: as a single part, and in ranges. */
  private Retrieval ofOne(
      Scope.Instance scope, BulkDataSelection selection, AcceptHeader accept, String baseUrl) {
    var instance = finder.instance(scope);
    var selected = selected(instance, selection).toList();
    if (selected.isEmpty()) {
      throw nothing(scope, selection);
    }
    return selected.size() == 1
        ? value(instance, selected.getFirst(), accept, baseUrl)
        : ofSeveral(scope, selection, accept, baseUrl);
  }

  private Retrieval ofSeveral(
      Scope scope, BulkDataSelection selection, AcceptHeader accept, String baseUrl) {
    var snapshot = finder.snapshot(scope);
    var stored = holdings.syntaxesOfBulkData(scope, selection);
    if (stored.isEmpty()) {
      throw nothing(scope, selection);
    }
    var representation =
        Negotiation.negotiate(ResourceKind.BULK_DATA_SET, delivered(stored, selection), accept);
    return set(snapshot, selection, representation, baseUrl);
  }

  /** All bulk data of instances that were asked for as octets in place of DICOM objects. */
  Retrieval inPlaceOfObjects(Scope scope, Representation octets, String baseUrl) {
    if (holdings.syntaxesOfBulkData(scope, BulkDataSelection.ALL).isEmpty()) {
      throw nothing(scope, BulkDataSelection.ALL);
    }
    return set(finder.snapshot(scope), BulkDataSelection.ALL, octets, baseUrl);
  }

  private Retrieval set(
      Snapshot snapshot,
      BulkDataSelection selection,
      Representation representation,
      String baseUrl) {
    String type = representation.partContentType(TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid());
    return new Retrieval(
        representation,
        snapshot.digest() + selection + baseUrl,
        List.of(new PartGroup(type, 1, OptionalLong.empty())),
        receiver -> send(snapshot, selection, representation, baseUrl, receiver));
  }

  /** Beside compressed pixels there may be other values, which have no compression. */
  private static Set<String> delivered(Set<String> stored, BulkDataSelection selection) {
    String plain = TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid();
    var syntaxes = stored.stream().map(uid -> TransferSyntax.of(uid).encapsulated() ? uid : plain);
    return Stream.concat(
            syntaxes, selection == BulkDataSelection.ALL ? Stream.of(plain) : Stream.empty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private void send(
      Snapshot snapshot,
      BulkDataSelection selection,
      Representation representation,
      String baseUrl,
      Parts.Receiver receiver)
      throws IOException {
    long seen = 0;
    for (var instance : holdings.instances(snapshot)) {
      seen++;
      for (var value : selected(instance, selection).toList()) {
        var location = location(baseUrl, instance, value);
        values.parts(instance, value, representation, location).parts().sendTo(receiver);
      }
    }
    if (seen != snapshot.instances()) {
      throw new IOException(
          "Of %d instances only %d are still there".formatted(snapshot.instances(), seen));
    }
  }

  private static Stream<BulkValue> selected(StoredInstance instance, BulkDataSelection selection) {
    return instance.bulkData().stream().filter(value -> selection.includes(value.path()));
  }

  /** The BulkDataURI of the metadata, unless the client's own Host makes it too long a header. */
  private static Optional<String> location(
      String baseUrl, StoredInstance instance, BulkValue value) {
    String uri = baseUrl + instance.location().path() + "/bulkdata/" + value.path();
    return Optional.of(uri).filter(text -> text.length() <= MOST_LOCATION);
  }

  private static NotFound nothing(Scope scope, BulkDataSelection selection) {
    return new NotFound("There is no %s in %s.".formatted(selection, scope));
  }
}
