package org.isocenter.query.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.UUID;
import org.isocenter.dicom.xml.XmlFromJson;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.MultipartWriter;
import org.isocenter.query.app.ResultRow;

/** Results as parts of a multipart, each a Native DICOM Model, PS3.19 section A.1. */
final class XmlResults implements ResultFormat {

  /** The response's body, whose beginning is kept in memory. */
  private static final class Body extends OutputStream {
    private OutputStream target = nullOutputStream();

    @Override
    public void write(int octet) throws IOException {
      target.write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      target.write(bytes, offset, length);
    }
  }

  private final MediaType type;
  private final ResultWriter writer;
  private final String boundary = MultipartWriter.boundary(UUID.randomUUID().toString());
  private final Body body = new Body();
  private final MultipartWriter parts = new MultipartWriter(body, boundary);

  XmlResults(MediaType type, ResultWriter writer) {
    this.type = type;
    this.writer = writer;
  }

  @Override
  public String contentType() {
    return MultipartWriter.contentType(type, boundary);
  }

  @Override
  public void write(ResultRow row, OutputStream out) throws IOException {
    body.target = out;
    var json = new ByteArrayOutputStream();
    writer.write(row, json);
    parts.part(
        type.toString(),
        Map.of(),
        part -> XmlFromJson.write(new ByteArrayInputStream(json.toByteArray()), part));
  }

  @Override
  public void end(OutputStream out) throws IOException {
    body.target = out;
    parts.finish();
  }
}
