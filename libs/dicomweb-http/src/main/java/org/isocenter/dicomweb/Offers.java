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

  private Offers() {}

  static Offer of(ResourceKind kind, Set<String> stored, Wanted wanted) {
    return switch (kind) {
      case INSTANCES, INSTANCE -> instances(stored, wanted);
      case FRAME, FRAMES, BULK_DATA -> bestPixels(kind, stored, wanted);
      case METADATA, SEARCH_RESULTS, STORE_RESPONSE -> document(kind, wanted);
    };
  }

  private static Offer document(ResourceKind kind, Wanted wanted) {
    boolean multipart = wanted.framing() == Wanted.Framing.MULTIPART;
    for (MediaType type : List.of(MediaType.DICOM_JSON, MediaType.JSON)) {
      if (!multipart && wanted.type().includes(type)) {
        return Offer.asStored(type);
      }
    }
    if (kind == ResourceKind.STORE_RESPONSE && wanted.type().sameEssence(MediaType.DICOM_XML)) {
      // Weasis stores with no other type; PS3.18 table 8.7.3-1 lets the default type answer it.
      return new LastResort(MediaType.DICOM_JSON, new Delivery.AsStored());
    }
    return new Refused("only application/dicom+json is served here, as a single part");
  }

  private static Offer instances(Set<String> stored, Wanted wanted) {
    if (!wanted.type().includes(MediaType.APPLICATION_DICOM)) {
      return new Refused("instances are served as application/dicom");
    }
    return wanted
        .oneSyntax()
        .map(uid -> converted(MediaType.APPLICATION_DICOM, uid, stored))
        .orElseGet(() -> Offer.asStored(MediaType.APPLICATION_DICOM));
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
    boolean asked = wanted.anySyntax() || kind == ResourceKind.BULK_DATA;
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
