package org.isocenter.ingest.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.isocenter.dicom.xml.XmlFromJson;
import org.isocenter.dicomweb.MediaType;

/** The data set of an answer in the media type that was agreed on. */
final class JsonAnswer {
  private JsonAnswer() {}

  /**
   * The data set as it is sent.
   *
   * @param json one data set as DICOM JSON
   */
  static byte[] as(MediaType type, byte[] json) {
    if (!type.sameEssence(MediaType.DICOM_XML)) {
      return json;
    }
    var xml = new ByteArrayOutputStream();
    try {
      XmlFromJson.write(new ByteArrayInputStream(json), xml);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return xml.toByteArray();
  }
}
