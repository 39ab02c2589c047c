package org.isocenter.query.rest;

import java.io.IOException;
import java.io.OutputStream;
import org.isocenter.dicomweb.Representation;
import org.isocenter.query.app.ResultRow;

/** How the results of a search follow each other in the response, PS3.18 section 8.7.3. */
sealed interface ResultFormat permits JsonResults, XmlResults {

  /** Of the whole response. */
  String contentType();

  /** Writes one more result. */
  void write(ResultRow row, OutputStream out) throws IOException;

  /** Writes what stands behind the last result. */
  void end(OutputStream out) throws IOException;

  /** The format that was negotiated. */
  static ResultFormat of(Representation representation, ResultWriter writer) {
    return switch (representation) {
      case Representation.SinglePart(var type, _) -> new JsonResults(type, writer);
      case Representation.Multipart(var type, _) -> new XmlResults(type, writer);
    };
  }
}
