package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.Delivery;
import org.isocenter.dicomweb.DicomWebException;
import org.isocenter.dicomweb.DicomWebException.NotImplemented;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.Representation;
import org.isocenter.retrieve.app.RetrieveRendered.Wish;
import org.isocenter.retrieve.app.reports.RenderedReports;
import org.jboss.logging.Logger;

/**
 * Rendered resources that are no images, PS3.18 10.4.1.2: documents and videos as they are stored,
 * reports as text, presentation states as the images that they refer to.
 */
@ApplicationScoped
class RetrieveOthers {

  private static final Logger LOG = Logger.getLogger(RetrieveOthers.class);

  /** Instances that are tried for an answer, before there is none. */
  private static final int MOST_UNABLE = 100;

  private final Holdings holdings;
  private final Values values;
  private final RetrievePresented presented;
  private final RenderedReports reports;

  RetrieveOthers(
      Holdings holdings, Values values, RetrievePresented presented, RenderedReports reports) {
    this.holdings = holdings;
    this.values = values;
    this.presented = presented;
    this.reports = reports;
  }

  /** Decides everything that can be refused. */
  Retrieval retrieve(StoredInstance instance, Wish wish, AcceptHeader accept) {
    if (Values.isVideo(instance)) {
      return video(instance, accept);
    }
    return presented
        .rendered(instance, wish.rendition(), accept)
        .orElseGet(() -> document(instance, wish, accept));
  }

  /**
   * Those of a series or study without images, each as parts of its own media type. What cannot be
   * rendered, or not as asked for, is left out, unless that is everything.
   *
   * @param accept what is acceptable as a part
   */
  Retrieval several(Snapshot snapshot, Wish wish, AcceptHeader accept) {
    var first = first(snapshot, wish, accept).representation();
    var type = first.mediaType();
    return new Retrieval(
        new Representation.Multipart(type, first.delivery()),
        snapshot.digest() + wish.rendition() + wish.baseUrl(),
        List.of(new PartGroup(type.toString(), snapshot.instances(), OptionalLong.empty())),
        receiver -> {
          for (var instance : holdings.instances(snapshot)) {
            send(instance, wish, accept, receiver);
          }
        });
  }

  private Retrieval first(Snapshot snapshot, Wish wish, AcceptHeader accept) {
    DicomWebException refusal = unable(snapshot.scope());
    int tried = 0;
    for (var instance : holdings.instances(snapshot)) {
      if (tried++ == MOST_UNABLE) {
        break;
      }
      try {
        return retrieve(instance, wish, accept);
      } catch (NotImplemented e) {
        // Another refusal says more.
      } catch (DicomWebException e) {
        refusal = e;
      }
    }
    throw refusal;
  }

  private void send(
      StoredInstance instance, Wish wish, AcceptHeader accept, Parts.Receiver receiver)
      throws IOException {
    Parts parts;
    try {
      parts = retrieve(instance, wish, accept).parts();
    } catch (DicomWebException e) {
      LOG.debugf("Left out, rendered: %s: %s", instance.location(), e.detail());
      return;
    }
    parts.sendTo(receiver);
  }

  private Retrieval video(StoredInstance instance, AcceptHeader accept) {
    var type = Negotiation.typeOfEncoding(instance.syntax().uid()).orElseThrow();
    var chosen = Negotiation.negotiateRendered(List.of(type), accept);
    return answer(
        instance, values.compressed(instance, chosen.toString(), Optional.empty()), chosen);
  }

  private Retrieval document(StoredInstance instance, Wish wish, AcceptHeader accept) {
    var document = EncapsulatedDocument.of(holdings, instance);
    var value = instance.bulkValue(EncapsulatedDocument.PATH);
    if (value.isEmpty() && document.inline().isEmpty()) {
      return report(instance, wish.baseUrl(), accept);
    }
    var type = Negotiation.negotiateRendered(List.of(document.type()), accept);
    var chosen =
        value
            .map(found -> values.document(instance, found, document, Optional.empty()))
            .orElseGet(() -> single(document.type(), document.inlineBytes()));
    return answer(instance, chosen, type);
  }

  private Retrieval report(StoredInstance instance, String baseUrl, AcceptHeader accept) {
    if (!reports.isReport(instance)) {
      throw unable(instance.location());
    }
    var type = Negotiation.negotiateRendered(RenderedReports.TYPES, accept);
    var text = single(type.with("charset", "utf-8"), reports.file(instance, type, baseUrl));
    return new Retrieval(
        new Representation.SinglePart(type, new Delivery.AsStored()),
        instance.digest() + baseUrl,
        List.of(text.group()),
        text.parts());
  }

  private static Values.Chosen single(MediaType type, byte[] file) {
    return new Values.Chosen(
        new PartGroup(type.toString(), 1, OptionalLong.of(file.length)),
        receiver -> receiver.receive(new Part(type.toString(), out -> out.write(file))));
  }

  private static Retrieval answer(StoredInstance instance, Values.Chosen chosen, MediaType type) {
    var representation = new Representation.SinglePart(type, new Delivery.AsStored());
    return new Retrieval(
        representation, instance.digest(), List.of(chosen.group()), chosen.parts());
  }

  static NotImplemented unable(Scope scope) {
    return new NotImplemented(
        ("This server does not render what is no image, document, report or video: the %s can be"
                + " had as DICOM objects and bulk data.")
            .formatted(scope));
  }
}
