package org.isocenter.retrieve.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** The metadata of a scope as one JSON array (PS3.18 F.2.1.1). */
public sealed interface MetadataText extends MetadataAnswer
    permits MetadataDocument, SettledDocument {

  /** The same only for the same bytes, among all texts of the scope under one base URL. */
  String digest(ContentCoding coding);

  /** The media type. */
  String contentType();

  /** Bytes that {@link #writeTo} will write. */
  OptionalLong length(ContentCoding coding);

  /** Writes the text; {@code out} stays open. */
  void writeTo(OutputStream out, ContentCoding coding) throws IOException;
}
