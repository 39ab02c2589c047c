package org.isocenter.dicomweb;

/** The form of a response that client and server agreed on, PS3.18 section 8.7. */
public sealed interface Representation {

  /** The type of the single payload, or of each part; without parameters. */
  MediaType mediaType();

  Delivery delivery();

  /** One payload, not wrapped. */
  record SinglePart(MediaType mediaType, Delivery delivery) implements Representation {}

  /** multipart/related, one part per object; {@code mediaType} is the type of each part. */
  record Multipart(MediaType mediaType, Delivery delivery) implements Representation {}

  /** The transfer syntax in which an object stored as {@code storedUid} leaves. */
  default String deliveredSyntax(String storedUid) {
    return switch (delivery()) {
      case Delivery.Required(var uid) -> uid;
      case Delivery.AsStored() -> TransferSyntaxes.permitted(storedUid, mediaType());
    };
  }

  /**
   * The Content-Type of the part (or of the whole single-part response) with an object stored as
   * {@code storedUid}. It always names the true transfer syntax: viewers choose their decoder by
   * it.
   */
  default String partContentType(String storedUid) {
    return mediaType().with("transfer-syntax", deliveredSyntax(storedUid)).toString();
  }
}
