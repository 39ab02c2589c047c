package org.isocenter.retrieve.app;

import java.util.List;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.Delivery;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.MediaRange;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.Representation;

/** Negotiates pictures: alone, or in a multipart/related of their type (PS3.18 8.6.1.2). */
final class RenderedAccept {

  private RenderedAccept() {}

  /** One picture: in a multipart only where nothing else is asked for. */
  static Representation one(List<MediaType> types, AcceptHeader accept) {
    try {
      var type = Negotiation.negotiateRendered(types, accept);
      return new Representation.SinglePart(type, new Delivery.AsStored());
    } catch (NotAcceptable e) {
      if (accept.ranges().stream().noneMatch(range -> isMultipart(range.type()))) {
        throw e;
      }
      return several(types, accept);
    }
  }

  /** Any number of pictures, for which a range of their type alone is taken as well. */
  static Representation several(List<MediaType> types, AcceptHeader accept) {
    var type = Negotiation.negotiateRendered(types, ofParts(accept));
    return new Representation.Multipart(type, new Delivery.AsStored());
  }

  /** What is asked for as parts, as if it were asked for alone. */
  static AcceptHeader ofParts(AcceptHeader accept) {
    var ranges = accept.ranges().stream().map(RenderedAccept::ofParts).toList();
    return new AcceptHeader(ranges, accept.unreadable());
  }

  private static boolean isMultipart(MediaType type) {
    return type.essence().equals("multipart/related");
  }

  private static MediaRange ofParts(MediaRange range) {
    if (!isMultipart(range.type())) {
      return range;
    }
    return range
        .type()
        .parameter("type")
        .flatMap(MediaType::tryParse)
        .map(type -> new MediaRange(type, range.quality()))
        .orElse(range);
  }
}
