package org.isocenter.dicomweb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.isocenter.dicomweb.Offer.Given;
import org.isocenter.dicomweb.Offer.LastResort;
import org.isocenter.dicomweb.Offer.Refused;

/**
 * Chooses the representation of a response, PS3.18 section 8.7.5. A pure function over the kind of
 * resource, the stored transfer syntaxes, the transcodings that can be done and the ranges of
 * Accept.
 *
 * <p>Four answers deserve a word:
 *
 * <ul>
 *   <li>Objects asked without {@code transfer-syntax} leave in the standard's default, Explicit VR
 *       Little Endian, where all of them can be decoded; otherwise all leave as stored.
 *   <li>A compressed type without {@code transfer-syntax}, such as a bare {@code image/jpeg}, gives
 *       what is stored where the row of that type holds it, else the first syntax of the row that
 *       can be encoded; the part names its syntax.
 *   <li>{@code application/octet-stream} without {@code transfer-syntax} means decoded pixels.
 *       Frames that cannot be decoded leave as stored under their true {@code transfer-syntax}, but
 *       only when no other range of the header can be served properly.
 *   <li>A bare {@code application/dicom+xml} where the answer is any number of data sets gives
 *       multipart/related all the same, when no other range can be served.
 * </ul>
 */
public final class Negotiation {

  private final ResourceKind kind;
  private final Offers offers;
  private final AcceptHeader accept;

  private Negotiation(ResourceKind kind, Offers offers, AcceptHeader accept) {
    this.kind = kind;
    this.offers = offers;
    this.accept = accept;
  }

  /** Chooses for objects that are all stored in one transfer syntax. */
  public static Representation negotiate(
      ResourceKind kind, String storedTransferSyntaxUid, AcceptHeader accept) {
    return negotiate(kind, Set.of(storedTransferSyntaxUid), accept);
  }

  /** Chooses where no transfer syntax is involved: metadata, search results, store responses. */
  public static Representation negotiate(ResourceKind kind, AcceptHeader accept) {
    return negotiate(kind, Set.of(), accept);
  }

  /**
   * Chooses the best representation that the client accepts.
   *
   * @param stored the transfer syntaxes in which the objects are stored; for frames exactly one
   * @throws NotAcceptable with every range and the reason why it was refused
   * @throws DicomWebException.BadRequest when DICOM and rendered media types are mixed
   */
  public static Representation negotiate(
      ResourceKind kind, Set<String> stored, AcceptHeader accept) {
    return negotiate(kind, stored, Transcodings.NONE, accept);
  }

  /** As {@link #negotiate(ResourceKind, Set, AcceptHeader)}, where pixels can be transcoded. */
  public static Representation negotiate(
      ResourceKind kind, Set<String> stored, Transcodings transcodings, AcceptHeader accept) {
    return new Negotiation(kind, new Offers(kind, stored, transcodings), accept).choose();
  }

  /**
   * Chooses how a document or video inside an instance is given: by its own media type or, as any
   * bulk data value, as octets.
   *
   * @param own the media type that the instance names for the value
   */
  public static Representation negotiateValue(MediaType own, AcceptHeader accept) {
    for (MediaRange range : accept.ranges()) {
      Optional<Wanted> wanted = range.isExclusion() ? Optional.empty() : Wanted.of(range.type());
      if (wanted.isPresent() && isOwn(wanted.get().type(), own)) {
        return wanted.get().framing() == Wanted.Framing.MULTIPART
            ? new Representation.Multipart(own, new Delivery.AsStored())
            : new Representation.SinglePart(own, new Delivery.AsStored());
      }
      if (wanted.isPresent() && wanted.get().type().includes(MediaType.OCTET_STREAM)) {
        break;
      }
    }
    return negotiate(ResourceKind.BULK_DATA, TransferSyntaxes.EXPLICIT_LITTLE_ENDIAN, accept);
  }

  private static boolean isOwn(MediaType range, MediaType own) {
    return range.includes(own) && !range.includes(MediaType.OCTET_STREAM);
  }

  /**
   * Chooses among the rendered types that a resource can be given in, PS3.18 section 8.7.4, always
   * as a single part.
   *
   * @param rendered best first, at least one
   * @throws NotAcceptable with every range and the reason why it was refused
   * @throws DicomWebException.BadRequest when DICOM and rendered media types are mixed
   */
  public static MediaType negotiateRendered(List<MediaType> rendered, AcceptHeader accept) {
    RenderedTypes.requireUnmixed(accept);
    List<Considered> refused = new ArrayList<>();
    for (MediaRange range : accept.ranges()) {
      Optional<MediaType> chosen =
          range.isExclusion() ? Optional.empty() : firstOf(rendered, range, accept);
      if (chosen.isPresent()) {
        return chosen.get();
      }
      String reason =
          range.isExclusion()
              ? "its weight of 0 excludes it"
              : "it is rendered as %s only".formatted(named(rendered));
      refused.add(considered(range.toString(), reason));
    }
    accept.unreadable().forEach(text -> refused.add(considered(text, "it is no media range")));
    throw new NotAcceptable(refused);
  }

  /** The media type of pixel data compressed in this syntax, PS3.18 table 8.7.3-3 and following. */
  public static Optional<MediaType> typeOfEncoding(String transferSyntaxUid) {
    return TransferSyntaxes.typeOf(transferSyntaxUid);
  }

  private static Optional<MediaType> firstOf(
      List<MediaType> rendered, MediaRange range, AcceptHeader accept) {
    return rendered.stream()
        .filter(range.type()::includes)
        .filter(type -> accept.excluded(type).isEmpty())
        .findFirst();
  }

  private static String named(List<MediaType> types) {
    return String.join(" or ", types.stream().map(MediaType::essence).toList());
  }

  /** What must be transcoded gives way to what need not be, of ranges that weigh the same. */
  private record Transcoded(Representation representation, double weight) {}

  private Representation choose() {
    RenderedTypes.requireUnmixed(kind, accept);
    List<Considered> refused = new ArrayList<>();
    Optional<Representation> lastResort = Optional.empty();
    Optional<Transcoded> transcoded = Optional.empty();
    for (MediaRange range : accept.ranges()) {
      if (transcoded.isPresent() && range.quality() < transcoded.get().weight()) {
        return transcoded.get().representation();
      }
      switch (consider(range)) {
        case Given(var type, var delivery) when offers.transcodes(delivery) ->
            transcoded =
                transcoded.or(() ->
                    Optional.of(new Transcoded(framed(range, type, delivery), range.quality())));
        case Given(var type, var delivery) -> {
          return framed(range, type, delivery);
        }
        case LastResort(var type, var delivery) ->
            lastResort = lastResort.or(() -> Optional.of(framed(range, type, delivery)));
        case Refused(var reason) -> refused.add(considered(range.toString(), reason));
      }
    }
    if (transcoded.isPresent()) {
      return transcoded.get().representation();
    }
    accept.unreadable().forEach(text -> refused.add(considered(text, "it is no media range")));
    return lastResort.orElseThrow(() -> new NotAcceptable(refused));
  }

  private Offer consider(MediaRange range) {
    if (range.isExclusion()) {
      return new Refused("its weight of 0 excludes it");
    }
    Optional<Wanted> wanted = Wanted.of(range.type());
    if (wanted.isEmpty()) {
      return new Refused("the only multipart served is multipart/related of a media type");
    }
    Offer offer = offers.of(wanted.get());
    return switch (offer) {
      case Given(var type, _) -> objection(wanted.get(), type).orElse(offer);
      case LastResort(var type, _) -> objection(wanted.get(), type).orElse(offer);
      case Refused _ -> offer;
    };
  }

  /** Why a type that could be given must not be. */
  private Optional<Offer> objection(Wanted wanted, MediaType type) {
    boolean separable = kind.servesSinglePart(type) || type.sameEssence(MediaType.DICOM_XML);
    if (wanted.framing() == Wanted.Framing.SINGLE && !separable) {
      return Optional.of(
          new Refused("one part cannot hold several items: ask for multipart/related"));
    }
    return accept.excluded(type).map(_ -> new Refused(type + " is excluded by a weight of 0"));
  }

  private Representation framed(MediaRange range, MediaType type, Delivery delivery) {
    boolean asked = range.type().type().equals("multipart");
    boolean preferred = range.type().includes(MediaType.ANY) && kind.prefersMultipart();
    return asked || preferred || !kind.servesSinglePart(type)
        ? new Representation.Multipart(type, delivery)
        : new Representation.SinglePart(type, delivery);
  }

  private static Considered considered(String range, String reason) {
    return new Considered(HeaderText.shortened(range), reason);
  }
}
