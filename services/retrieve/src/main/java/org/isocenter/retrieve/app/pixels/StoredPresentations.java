package org.isocenter.retrieve.app.pixels;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.isocenter.dicomweb.DicomWebException.NotImplemented;
import org.isocenter.imaging.presentation.PresentationKind;
import org.isocenter.imaging.presentation.PresentationState;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.retrieve.app.Holdings;
import org.isocenter.retrieve.app.MetadataValues;
import org.isocenter.retrieve.app.StoredInstance;

/** Reads stored presentation states, no more of them than the rules allow. */
@ApplicationScoped
public class StoredPresentations {

  private static final String SOP_CLASS_UID = "00080016";
  private static final int DEEPEST = 16;

  private final Holdings holdings;
  private final PresentationValues values;
  private final PresentationRules rules;

  StoredPresentations(Holdings holdings, PresentationValues values, PresentationRules rules) {
    this.holdings = holdings;
    this.values = values;
    this.rules = rules;
  }

  /**
   * What an instance says, if it is a presentation state.
   *
   * @throws NotImplemented when it is one of a kind that is not applied here
   * @throws NotAcceptable when it asks for too much, with a sentence that says so
   */
  public Optional<StoredPresentation> find(StoredInstance instance) {
    var metadata = holdings.metadata(holdings.snapshot(instance.location())).iterator();
    if (!metadata.hasNext()) {
      return Optional.empty();
    }
    var found = metadata.next();
    String sopClass =
        MetadataValues.read(found, Set.of(SOP_CLASS_UID)).getOrDefault(SOP_CLASS_UID, "");
    if (!PresentationKind.isAny(sopClass)) {
      return Optional.empty();
    }
    var kind =
        PresentationKind.of(sopClass)
            .orElseThrow(() ->
                new NotImplemented(
                    "This server does not render presentation states of the SOP class %s."
                        .formatted(sopClass)));
    return Optional.of(read(instance, kind, found));
  }

  private StoredPresentation read(
      StoredInstance instance, PresentationKind kind, Metadata metadata) {
    try {
      var attributes = values.in(instance, attributes(metadata));
      var state = PresentationState.read(kind, attributes, rules.limits());
      return new StoredPresentation(instance, state);
    } catch (UnrenderableException e) {
      throw refusal(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("A presentation state cannot be read", e);
    }
  }

  private Dataset attributes(Metadata metadata) throws IOException {
    long bytes = metadata.segments().stream().mapToLong(Metadata.Segment::length).sum();
    if (bytes > rules.maxBytes()) {
      throw refusal(
          "The presentation state has more than %d bytes of metadata.".formatted(rules.maxBytes()));
    }
    try {
      return JsonReader.keepingReferences(ReadLimits.DEFAULT.withDepth(DEEPEST))
          .read(new ByteArrayInputStream(metadata.json("")));
    } catch (DicomFormatException _) {
      throw refusal("The presentation state is nested too deeply.");
    }
  }

  /** What is said where a presentation state cannot be applied. */
  public static NotAcceptable refusal(String sentence) {
    return new NotAcceptable(
        List.of(new Considered("image/*", "it cannot be rendered (%s)".formatted(sentence))));
  }
}
