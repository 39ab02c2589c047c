package org.isocenter.query.rest;

import java.io.IOException;
import java.io.OutputStream;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.query.app.ResultRow;

/** Results as one array of DICOM JSON objects, PS3.18 annex F. */
final class JsonResults implements ResultFormat {

  private final MediaType type;
  private final ResultWriter writer;
  private char separator = '[';

  JsonResults(MediaType type, ResultWriter writer) {
    this.type = type;
    this.writer = writer;
  }

  @Override
  public String contentType() {
    return type.toString();
  }

  @Override
  public void write(ResultRow row, OutputStream out) throws IOException {
    out.write(separator);
    separator = ',';
    writer.write(row, out);
  }

  @Override
  public void end(OutputStream out) throws IOException {
    out.write(']');
  }
}
