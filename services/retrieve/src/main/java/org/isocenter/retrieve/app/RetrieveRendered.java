package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.Delivery;
import org.isocenter.dicomweb.DicomWebException.NotImplemented;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.Representation;
import org.isocenter.retrieve.app.frames.FrameSlices;

/**
 * Rendered resources, PS3.18 10.4.1.2, as far as nothing has to be decoded: documents and videos as
 * they are stored, and JPEG images that look as they should without a transformation.
 */
@ApplicationScoped
public class RetrieveRendered {

  private static final MediaType JPEG = MediaType.of("image/jpeg");

  private final Finder finder;
  private final Holdings holdings;
  private final Values values;
  private final RetrieveFrames frames;

  RetrieveRendered(Finder finder, Holdings holdings, Values values, RetrieveFrames frames) {
    this.finder = finder;
    this.holdings = holdings;
    this.values = values;
    this.frames = frames;
  }

  /**
   * What is wanted of an instance.
   *
   * @param frame counted from 1; empty for the instance
   * @param processed whether a parameter asks for another view than the plain one
   */
  public record Wish(Optional<Integer> frame, boolean processed) {

    /** The whole, as it is. */
    public static final Wish PLAIN = new Wish(Optional.empty(), false);
  }

  /** A series or study, which is found and then refused. */
  public Retrieval several(Scope scope) {
    finder.snapshot(scope);
    throw unable(scope);
  }

  /** A preview, which is found and then refused. */
  public Retrieval thumbnail(Scope scope) {
    switch (scope) {
      case Scope.Instance instance -> finder.instance(instance);
      case Scope.Study _, Scope.Series _ -> finder.snapshot(scope);
    }
    throw unable(scope);
  }

  /** A preview of a frame, which is found and then refused. */
  public Retrieval thumbnail(Scope.Instance scope, int frame) {
    RetrieveFrames.locate(finder.instance(scope), frame);
    throw unable(scope);
  }

  /** Decides everything that can be refused; no object is opened yet. */
  public Retrieval retrieve(Scope.Instance scope, Wish wish, AcceptHeader accept) {
    var instance = finder.instance(scope);
    wish.frame().ifPresent(number -> RetrieveFrames.locate(instance, number));
    if (wish.frame().isEmpty() && Values.isVideo(instance)) {
      return video(instance, accept);
    }
    return instance.frames().count() == 0
        ? document(instance, accept)
        : picture(instance, wish, accept);
  }

  private Retrieval video(StoredInstance instance, AcceptHeader accept) {
    var type = Negotiation.typeOfEncoding(instance.syntax().uid()).orElseThrow();
    var chosen = Negotiation.negotiateRendered(List.of(type), accept);
    return answer(
        instance, values.compressed(instance, chosen.toString(), Optional.empty()), chosen);
  }

  private Retrieval document(StoredInstance instance, AcceptHeader accept) {
    var document = EncapsulatedDocument.of(holdings, instance);
    var value = instance.bulkValue(EncapsulatedDocument.PATH);
    if (value.isEmpty() && document.inline().isEmpty()) {
      throw unable(instance.location());
    }
    var type = Negotiation.negotiateRendered(List.of(document.type()), accept);
    var chosen =
        value
            .map(found -> values.document(instance, found, document, Optional.empty()))
            .orElseGet(() -> inline(document));
    return answer(instance, chosen, type);
  }

  private static Values.Chosen inline(EncapsulatedDocument document) {
    byte[] bytes = document.inlineBytes();
    String type = document.type().toString();
    return new Values.Chosen(
        new PartGroup(type, 1, OptionalLong.of(bytes.length)),
        receiver -> receiver.receive(new Part(type, out -> out.write(bytes))));
  }

  /** A frame that any browser shows as it is meant to be shown; the first one by default. */
  private Retrieval picture(StoredInstance instance, Wish wish, AcceptHeader accept) {
    boolean plain = !wish.processed() && instance.syntax().equals(TransferSyntax.JPEG_BASELINE);
    boolean one = wish.frame().isPresent() || instance.frames().count() == 1;
    if (!plain || !one || !PlainPicture.isIn(holdings, instance)) {
      throw unable(instance.location());
    }
    var type = Negotiation.negotiateRendered(List.of(JPEG), accept);
    var slices = List.of(RetrieveFrames.locate(instance, wish.frame().orElse(1)));
    long bytes = slices.stream().mapToLong(FrameSlices::byteLength).sum();
    return answer(
        instance,
        new Values.Chosen(
            new PartGroup(type.toString(), 1, OptionalLong.of(bytes)),
            frames.plan(instance, slices, type.toString(), Optional.empty())),
        type);
  }

  private static Retrieval answer(StoredInstance instance, Values.Chosen chosen, MediaType type) {
    var representation = new Representation.SinglePart(type, new Delivery.AsStored());
    return new Retrieval(
        representation, instance.digest(), List.of(chosen.group()), chosen.parts());
  }

  private static NotImplemented unable(Scope scope) {
    return new NotImplemented(
        ("This server does not render pixel data yet: the %s can be had as DICOM objects, frames"
                + " and bulk data.")
            .formatted(scope));
  }
}
