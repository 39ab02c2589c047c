package org.isocenter.dicomweb;

import static org.isocenter.dicomweb.TransferSyntaxes.EXPLICIT_LITTLE_ENDIAN;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.isocenter.dicomweb.Offer.Given;
import org.isocenter.dicomweb.Offer.LastResort;
import org.isocenter.dicomweb.Offer.Refused;

/** What can be offered for each kind of content: PS3.18 tables 8.7.3-1 to 8.7.3-5 as code. */
final class Offers {

  private final ResourceKind kind;
  private final Set<String> stored;
  private final Transcodings transcodings;

  /**
   * @param stored the transfer syntaxes of what is asked for; of frames exactly one
   */
  Offers(ResourceKind kind, Set<String> stored, Transcodings transcodings) {
    this.kind = kind;
    this.stored = stored;
    this.transcodings = transcodings;
  }

  Offer of(Wanted wanted) {
    return switch (kind) {
      case INSTANCES, INSTANCE -> instances(wanted);
      case FRAME, FRAMES, BULK_DATA -> bestPixels(wanted);
      case BULK_DATA_SET ->
          stored.size() == 1 ? bestPixels(wanted) : valuesOfSeveralSyntaxes(wanted);
      case METADATA, INSTANCE_METADATA, SEARCH_RESULTS, STORE_RESPONSE -> document(wanted);
    };
  }

  /**
   * JSON alone, or XML: PS3.18 table 8.7.3-1 has the Native DICOM Model in parts of a multipart.
   */
  private Offer document(Wanted wanted) {
    if (wanted.framing() == Wanted.Framing.MULTIPART) {
      boolean served = kind != ResourceKind.STORE_RESPONSE;
      return served && wanted.type().includes(MediaType.DICOM_XML)
          ? Offer.asStored(MediaType.DICOM_XML)
          : new Refused(documentsServed());
    }
    for (MediaType type : List.of(MediaType.DICOM_JSON, MediaType.JSON)) {
      if (wanted.type().includes(type)) {
        return Offer.asStored(type);
      }
    }
    if (!wanted.type().includes(MediaType.DICOM_XML)) {
      return new Refused(documentsServed());
    }
    return kind.servesSinglePart(MediaType.DICOM_XML)
        ? Offer.asStored(MediaType.DICOM_XML)
        : new LastResort(MediaType.DICOM_XML, new Delivery.AsStored());
  }

  private String documentsServed() {
    return kind == ResourceKind.STORE_RESPONSE
        ? "application/dicom+json and application/dicom+xml are served here, as a single part"
        : "application/dicom+json is served here, and multipart/related of application/dicom+xml";
  }

  private Offer instances(Wanted wanted) {
    boolean single = wanted.framing() == Wanted.Framing.SINGLE;
    if (single && wanted.type().sameEssence(MediaType.ZIP)) {
      return objects(MediaType.ZIP, wanted);
    }
    if (single && kind == ResourceKind.INSTANCES && wanted.type().isWildcard()) {
      // Of application/* only an archive can hold several instances in one payload.
      return wanted.type().includes(MediaType.ZIP)
          ? new LastResort(MediaType.ZIP, new Delivery.AsStored())
          : new Refused("no single payload of such a type holds several instances");
    }
    if (!single && wanted.type().sameEssence(MediaType.OCTET_STREAM)) {
      // The bulk data of the instances, which table 10.4.4-1 lets be asked for so.
      return objects(MediaType.OCTET_STREAM, wanted);
    }
    return wanted.type().includes(MediaType.APPLICATION_DICOM)
        ? objects(MediaType.APPLICATION_DICOM, wanted)
        : new Refused("instances are served as application/dicom or application/zip");
  }

  /** Part 10 objects, in parts or in an archive (PS3.18 section 8.6.1.3), or their bulk data. */
  private Offer objects(MediaType type, Wanted wanted) {
    return wanted
        .oneSyntax()
        .map(uid -> converted(type, uid))
        .orElseGet(() -> byDefault(type, wanted));
  }

  /** Explicit VR Little Endian, unless some objects could not leave so: then all as stored. */
  private Offer byDefault(MediaType type, Wanted wanted) {
    boolean changed =
        stored.stream()
            .anyMatch(uid -> !TransferSyntaxes.permitted(uid, type).equals(EXPLICIT_LITTLE_ENDIAN));
    boolean possible =
        stored.stream().allMatch(uid -> transcodings.lead(uid, EXPLICIT_LITTLE_ENDIAN));
    boolean asStored = wanted.anySyntax() || type.sameEssence(MediaType.OCTET_STREAM);
    return changed && possible && !asStored
        ? new Given(type, new Delivery.Required(EXPLICIT_LITTLE_ENDIAN))
        : Offer.asStored(type);
  }

  /** Octets are the one type that values of several encodings have in common. */
  private Offer valuesOfSeveralSyntaxes(Wanted wanted) {
    if (!wanted.type().includes(MediaType.OCTET_STREAM)) {
      return new Refused("the values have several encodings: ask for application/octet-stream");
    }
    return wanted
        .oneSyntax()
        .map(uid -> converted(MediaType.OCTET_STREAM, uid))
        .orElseGet(() -> Offer.asStored(MediaType.OCTET_STREAM));
  }

  /** For a wild card the type of the stored encoding comes first, then plain octets. */
  private Offer bestPixels(Wanted wanted) {
    String storedUid = onlyOne();
    if (!wanted.type().isWildcard()) {
      return pixels(storedUid, wanted.type(), wanted);
    }
    return Stream.of(TransferSyntaxes.typeOf(storedUid), Optional.of(MediaType.OCTET_STREAM))
        .flatMap(Optional::stream)
        .filter(wanted.type()::includes)
        .map(type -> pixels(storedUid, type, wanted))
        .filter(offer -> !(offer instanceof Refused))
        .findFirst()
        .orElseGet(() -> new Refused("the frames are stored as " + storedUid));
  }

  private String onlyOne() {
    if (stored.size() != 1) {
      throw new IllegalArgumentException("Frames have one transfer syntax, not " + stored);
    }
    return stored.iterator().next();
  }

  private Offer pixels(String storedUid, MediaType type, Wanted wanted) {
    if (type.sameEssence(MediaType.OCTET_STREAM)) {
      return octets(storedUid, wanted);
    }
    List<String> carried = TransferSyntaxes.carriedBy(type);
    if (carried.isEmpty()) {
      return new Refused("it is no media type of this resource");
    }
    Optional<String> asked = wanted.oneSyntax();
    if (asked.isPresent() && !carried.contains(asked.get())) {
      return new Refused("%s cannot be sent as %s".formatted(asked.get(), type));
    }
    if (carried.contains(storedUid) && asked.orElse(storedUid).equals(storedUid)) {
      return Offer.asStored(type);
    }
    return asked.map(List::of).orElse(carried).stream()
        .filter(uid -> transcodings.lead(storedUid, uid))
        .findFirst()
        .<Offer>map(uid -> new Given(type, new Delivery.Required(uid)))
        .orElseGet(this::notTranscoded);
  }

  private Offer octets(String storedUid, Wanted wanted) {
    var type = MediaType.OCTET_STREAM;
    if (wanted.oneSyntax().isPresent()) {
      return converted(type, wanted.oneSyntax().get());
    }
    boolean asked = wanted.anySyntax() || kind.isBulkData();
    if (asked || TransferSyntaxes.isUncompressed(storedUid)) {
      return Offer.asStored(type);
    }
    return transcodings.lead(storedUid, EXPLICIT_LITTLE_ENDIAN)
        ? new Given(type, new Delivery.Required(EXPLICIT_LITTLE_ENDIAN))
        : new LastResort(type, new Delivery.AsStored());
  }

  /** What is stored so, or can be written so, can be had in the syntax {@code asked}. */
  private Offer converted(MediaType type, String asked) {
    if (TransferSyntaxes.isForbidden(asked)) {
      return new Refused(asked + " shall not be used by web services (PS3.18 section 8.7.3)");
    }
    if (stored.stream().allMatch(uid -> TransferSyntaxes.permitted(uid, type).equals(asked))) {
      return Offer.asStored(type);
    }
    boolean possible =
        stored.stream()
            .allMatch(uid ->
                TransferSyntaxes.permitted(uid, type).equals(asked)
                    || transcodings(type).lead(uid, asked));
    return possible ? new Given(type, new Delivery.Required(asked)) : notTranscoded();
  }

  /** Bulk data in place of objects leaves as it is stored. */
  private Transcodings transcodings(MediaType type) {
    boolean objects = kind == ResourceKind.INSTANCES || kind == ResourceKind.INSTANCE;
    boolean values = objects && type.sameEssence(MediaType.OCTET_STREAM);
    return values ? Transcodings.NONE : transcodings;
  }

  /** Whether pixels must be decoded or encoded for it. */
  boolean transcodes(Delivery delivery) {
    return switch (delivery) {
      case Delivery.AsStored() -> false;
      case Delivery.Required(var uid) ->
          stored.stream()
              .anyMatch(from ->
                  !from.equals(uid)
                      && !(TransferSyntaxes.isUncompressed(from)
                          && TransferSyntaxes.isUncompressed(uid)));
    };
  }

  private Refused notTranscoded() {
    return new Refused(
        "stored as %s, which this server does not transcode to it"
            .formatted(String.join(", ", stored.stream().sorted().limit(5).toList())));
  }
}
