package org.isocenter.dicomweb;

import static org.isocenter.dicomweb.TransferSyntaxes.DEFLATED_LITTLE_ENDIAN;
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

  private Offers() {}

  static Offer of(ResourceKind kind, Set<String> stored, Wanted wanted) {
    return switch (kind) {
      case INSTANCES, INSTANCE -> instances(kind, stored, wanted);
      case FRAME, FRAMES, BULK_DATA -> bestPixels(kind, stored, wanted);
      case BULK_DATA_SET ->
          stored.size() == 1
              ? bestPixels(kind, stored, wanted)
              : valuesOfSeveralSyntaxes(stored, wanted);
      case METADATA, INSTANCE_METADATA, SEARCH_RESULTS, STORE_RESPONSE -> document(kind, wanted);
    };
  }

  /**
   * JSON alone, or XML: PS3.18 table 8.7.3-1 has the Native DICOM Model in parts of a multipart.
   */
  private static Offer document(ResourceKind kind, Wanted wanted) {
    if (wanted.framing() == Wanted.Framing.MULTIPART) {
      boolean served = kind != ResourceKind.STORE_RESPONSE;
      return served && wanted.type().includes(MediaType.DICOM_XML)
          ? Offer.asStored(MediaType.DICOM_XML)
          : new Refused(documentsServed(kind));
    }
    for (MediaType type : List.of(MediaType.DICOM_JSON, MediaType.JSON)) {
      if (wanted.type().includes(type)) {
        return Offer.asStored(type);
      }
    }
    if (!wanted.type().includes(MediaType.DICOM_XML)) {
      return new Refused(documentsServed(kind));
    }
    return kind.servesSinglePart(MediaType.DICOM_XML)
        ? Offer.asStored(MediaType.DICOM_XML)
        : new LastResort(MediaType.DICOM_XML, new Delivery.AsStored());
  }

  private static String documentsServed(ResourceKind kind) {
    return kind == ResourceKind.STORE_RESPONSE
        ? "application/dicom+json and application/dicom+xml are served here, as a single part"
        : "application/dicom+json is served here, and multipart/related of application/dicom+xml";
  }

  private static Offer instances(ResourceKind kind, Set<String> stored, Wanted wanted) {
    boolean single = wanted.framing() == Wanted.Framing.SINGLE;
    if (single && wanted.type().sameEssence(MediaType.ZIP)) {
      return objects(MediaType.ZIP, stored, wanted);
    }
    if (single && kind == ResourceKind.INSTANCES && wanted.type().isWildcard()) {
      // Of application/* only an archive can hold several instances in one payload.
      return wanted.type().includes(MediaType.ZIP)
          ? new LastResort(MediaType.ZIP, new Delivery.AsStored())
          : new Refused("no single payload of such a type holds several instances");
    }
    if (!single && wanted.type().sameEssence(MediaType.OCTET_STREAM)) {
      // The bulk data of the instances, which table 10.4.4-1 lets be asked for so.
      return objects(MediaType.OCTET_STREAM, stored, wanted);
    }
    return wanted.type().includes(MediaType.APPLICATION_DICOM)
        ? objects(MediaType.APPLICATION_DICOM, stored, wanted)
        : new Refused("instances are served as application/dicom or application/zip");
  }

  /** Part 10 objects, in parts or in an archive (PS3.18 section 8.6.1.3), or their bulk data. */
  private static Offer objects(MediaType type, Set<String> stored, Wanted wanted) {
    return wanted
        .oneSyntax()
        .map(uid -> converted(type, uid, stored))
        .orElseGet(() -> byDefault(type, stored, wanted));
  }

  /** Explicit VR Little Endian where it is to be had without decoding pixels, else as stored. */
  private static Offer byDefault(MediaType type, Set<String> stored, Wanted wanted) {
    boolean rewritten =
        stored.contains(DEFLATED_LITTLE_ENDIAN)
            && stored.stream().allMatch(TransferSyntaxes::isUncompressed);
    return rewritten && !wanted.anySyntax()
        ? new Given(type, new Delivery.Required(EXPLICIT_LITTLE_ENDIAN))
        : Offer.asStored(type);
  }

  /** Octets are the one type that values of several encodings have in common. */
  private static Offer valuesOfSeveralSyntaxes(Set<String> stored, Wanted wanted) {
    if (!wanted.type().includes(MediaType.OCTET_STREAM)) {
      return new Refused("the values have several encodings: ask for application/octet-stream");
    }
    return wanted
        .oneSyntax()
        .map(uid -> converted(MediaType.OCTET_STREAM, uid, stored))
        .orElseGet(() -> Offer.asStored(MediaType.OCTET_STREAM));
  }

  /** For a wild card the type of the stored encoding comes first, then plain octets. */
  private static Offer bestPixels(ResourceKind kind, Set<String> stored, Wanted wanted) {
    String storedUid = onlyOne(stored);
    if (!wanted.type().isWildcard()) {
      return pixels(kind, storedUid, wanted.type(), wanted);
    }
    return Stream.of(TransferSyntaxes.typeOf(storedUid), Optional.of(MediaType.OCTET_STREAM))
        .flatMap(Optional::stream)
        .filter(wanted.type()::includes)
        .map(type -> pixels(kind, storedUid, type, wanted))
        .filter(offer -> !(offer instanceof Refused))
        .findFirst()
        .orElseGet(() -> new Refused("the frames are stored as " + storedUid));
  }

  private static String onlyOne(Set<String> stored) {
    if (stored.size() != 1) {
      throw new IllegalArgumentException("Frames have one transfer syntax, not " + stored);
    }
    return stored.iterator().next();
  }

  private static Offer pixels(ResourceKind kind, String stored, MediaType type, Wanted wanted) {
    if (type.sameEssence(MediaType.OCTET_STREAM)) {
      return octets(kind, stored, wanted);
    }
    List<String> carried = TransferSyntaxes.carriedBy(type);
    if (carried.isEmpty()) {
      return new Refused("it is no media type of this resource");
    }
    Optional<String> asked = wanted.oneSyntax();
    if (asked.isPresent() && !carried.contains(asked.get())) {
      return new Refused("%s cannot be sent as %s".formatted(asked.get(), type));
    }
    if (!carried.contains(stored) || !asked.orElse(stored).equals(stored)) {
      return notTranscoded(Set.of(stored));
    }
    return Offer.asStored(type);
  }

  private static Offer octets(ResourceKind kind, String stored, Wanted wanted) {
    var type = MediaType.OCTET_STREAM;
    if (wanted.oneSyntax().isPresent()) {
      return converted(type, wanted.oneSyntax().get(), Set.of(stored));
    }
    boolean asked = wanted.anySyntax() || kind.isBulkData();
    if (asked || TransferSyntaxes.isUncompressed(stored)) {
      return Offer.asStored(type);
    }
    return new LastResort(type, new Delivery.AsStored());
  }

  /** What is stored so, or is only written otherwise, can be had in the syntax {@code asked}. */
  private static Offer converted(MediaType type, String asked, Set<String> stored) {
    if (TransferSyntaxes.isForbidden(asked)) {
      return new Refused(asked + " shall not be used by web services (PS3.18 section 8.7.3)");
    }
    if (stored.stream().allMatch(uid -> TransferSyntaxes.permitted(uid, type).equals(asked))) {
      return Offer.asStored(type);
    }
    boolean rewritable = stored.stream().allMatch(TransferSyntaxes::isUncompressed);
    if (asked.equals(EXPLICIT_LITTLE_ENDIAN) && rewritable) {
      return new Given(type, new Delivery.Required(asked));
    }
    return notTranscoded(stored);
  }

  private static Refused notTranscoded(Set<String> stored) {
    return new Refused(
        "stored as %s, and this server does not transcode"
            .formatted(String.join(", ", stored.stream().sorted().limit(5).toList())));
  }
}
