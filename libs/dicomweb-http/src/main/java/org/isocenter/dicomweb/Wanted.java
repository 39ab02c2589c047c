package org.isocenter.dicomweb;

import java.util.Optional;

/**
 * One media range of Accept, with the multipart wrapping told apart from what is wrapped.
 *
 * @param type the type of the payload or of each part, perhaps with wild cards
 */
record Wanted(Framing framing, MediaType type, Optional<String> transferSyntax) {

  enum Framing {
    SINGLE,
    MULTIPART,
    /** The client leaves it to the server. */
    EITHER
  }

  private static final String TRANSFER_SYNTAX = "transfer-syntax";

  /** What a range asks for; empty for a multipart that is not multipart/related of some type. */
  static Optional<Wanted> of(MediaType range) {
    if (range.type().equals("multipart")) {
      return range.includes(MediaType.MULTIPART_RELATED) ? multipart(range) : Optional.empty();
    }
    var framing = range.includes(MediaType.ANY) ? Framing.EITHER : Framing.SINGLE;
    return Optional.of(
        new Wanted(
            framing, TransferSyntaxes.standardName(range), range.parameter(TRANSFER_SYNTAX)));
  }

  private static Optional<Wanted> multipart(MediaType range) {
    // Some clients put the syntax inside the quoted type: type="image/jls; transfer-syntax=...".
    return MediaType.tryParse(range.parameter("type").orElse("*/*"))
        .map(type ->
            new Wanted(
                Framing.MULTIPART,
                TransferSyntaxes.standardName(type),
                range.parameter(TRANSFER_SYNTAX).or(() -> type.parameter(TRANSFER_SYNTAX))));
  }

  /** Whether any transfer syntax will do: {@code transfer-syntax=*}. */
  boolean anySyntax() {
    return transferSyntax.filter("*"::equals).isPresent();
  }

  /** The one transfer syntax asked for. */
  Optional<String> oneSyntax() {
    return transferSyntax.filter(uid -> !uid.equals("*"));
  }
}
