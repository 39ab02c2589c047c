package org.isocenter.retrieve.rest;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.Warnings;
import org.isocenter.imaging.render.ImageAnnotation;

/**
 * The annotation parameter, PS3.18 8.3.5.1.1.
 *
 * @param unknown keywords that are passed over, of which the answer warns
 */
record AnnotationParameter(List<ImageAnnotation> wanted, List<String> unknown) {

  private static final int MOST_KEYWORDS = 10;

  static AnnotationParameter read(ClientRequest request) {
    List<ImageAnnotation> wanted = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    request
        .parameter("annotation")
        .ifPresent(text -> {
          for (String word : text.split(",", MOST_KEYWORDS + 1)) {
            switch (word.strip()) {
              case "patient" -> wanted.add(ImageAnnotation.PATIENT);
              case "technique" -> wanted.add(ImageAnnotation.TECHNIQUE);
              default -> unknown.add(keyword(word.strip()));
            }
          }
        });
    return new AnnotationParameter(wanted, unknown);
  }

  private static String keyword(String word) {
    if (!word.matches("[A-Za-z][A-Za-z0-9_-]{0,31}")) {
      throw new BadRequest("annotation is a list of keywords: patient, technique.");
    }
    return word;
  }

  /** The answer with a warning where a keyword was passed over. */
  Response warnedOf(Response response) {
    if (unknown.isEmpty()) {
      return response;
    }
    String sentence =
        "The following annotation values are not supported: " + String.join(", ", unknown);
    return Response.fromResponse(response).header("Warning", Warnings.header(sentence)).build();
  }
}
