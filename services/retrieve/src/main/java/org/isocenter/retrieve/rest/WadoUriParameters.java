package org.isocenter.retrieve.rest;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.NotImplemented;
import org.isocenter.dicomweb.MediaRange;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.retrieve.app.RetrieveObject;
import org.isocenter.retrieve.app.RetrieveRendered.Wish;
import org.isocenter.retrieve.app.Scope;

/** The query parameters of the URI service, PS3.18 9.1.2; nonsense is refused here. */
final class WadoUriParameters {

  private final ClientRequest request;
  private final String baseUrl;

  private WadoUriParameters(ClientRequest request, String baseUrl) {
    this.request = request;
    this.baseUrl = baseUrl;
  }

  static RetrieveObject.Request read(ClientRequest request, String baseUrl) {
    return new WadoUriParameters(request, baseUrl).read();
  }

  private RetrieveObject.Request read() {
    String type = required("requestType");
    if (!type.equals("WADO")) {
      throw new BadRequest("requestType is always WADO.");
    }
    var scope =
        PathValues.instance(required("studyUID"), required("seriesUID"), required("objectUID"));
    refuseAnonymization();
    request.requireUtf8();
    var contentType = optional("contentType").filter(text -> !text.isBlank()).map(this::types);
    var frame = optional("frameNumber").map(PathValues::frameNumber);
    var presentation = presentation(scope.studyInstanceUid());
    if (presentation.isPresent()) {
      refuseBesidePresentation(contentType);
    }
    var rendition = RenderedParameters.ofUri(request);
    return new RetrieveObject.Request(
        scope,
        contentType,
        transferSyntax(contentType),
        new Wish(frame.stream().toList(), rendition, baseUrl),
        presentation,
        request.acceptHeader());
  }

  private AcceptHeader types(String text) {
    var types = AcceptHeader.parse(List.of(), Optional.of(text));
    if (!types.unreadable().isEmpty()) {
      throw new BadRequest("contentType is a list of media types.");
    }
    return types;
  }

  /** Identified data must never leave where de-identified data was asked for. */
  private void refuseAnonymization() {
    if (optional("anonymize").filter(value -> !value.equals("no")).isPresent()) {
      throw new NotImplemented("This server does not de-identify: anonymize cannot be honoured.");
    }
  }

  /** The presentation state, which lies in the study of the image (9.5.1.2.7). */
  private Optional<Scope.Instance> presentation(String study) {
    var series = optional("presentationSeriesUID");
    var instance = optional("presentationUID");
    if (series.isPresent() != instance.isPresent()) {
      throw new BadRequest("presentationSeriesUID and presentationUID go together.");
    }
    return instance.map(uid -> PathValues.instance(study, series.orElseThrow(), uid));
  }

  /** Sections 9.5.1.2.6 and 9.5.1.2.7. */
  private void refuseBesidePresentation(Optional<AcceptHeader> contentType) {
    for (String name : List.of("windowCenter", "windowWidth", "frameNumber", "transferSyntax")) {
      if (optional(name).isPresent()) {
        throw new BadRequest("%s has no place beside presentationUID.".formatted(name));
      }
    }
    boolean object =
        contentType.stream()
            .flatMap(types -> types.ranges().stream())
            .anyMatch(range -> range.type().sameEssence(MediaType.APPLICATION_DICOM));
    if (object) {
      throw new BadRequest("presentationUID belongs to pictures, not to application/dicom.");
    }
  }

  private Optional<String> transferSyntax(Optional<AcceptHeader> contentType) {
    var syntax = optional("transferSyntax");
    if (syntax.isEmpty()) {
      return syntax;
    }
    if (!syntax.get().equals("*")) {
      PathValues.uid(syntax.get());
    }
    boolean object =
        contentType.stream()
            .flatMap(types -> types.ranges().stream())
            .map(MediaRange::type)
            .anyMatch(type -> type.includes(MediaType.APPLICATION_DICOM));
    if (contentType.isPresent() && !object) {
      throw new BadRequest("transferSyntax belongs to contentType=application/dicom only.");
    }
    return syntax;
  }

  private String required(String name) {
    return optional(name)
        .orElseThrow(() -> new BadRequest("The parameter %s is missing.".formatted(name)));
  }

  private Optional<String> optional(String name) {
    return request.parameter(name);
  }
}
