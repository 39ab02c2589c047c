package org.isocenter.dicom.xml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.isocenter.dicom.io.DicomFormatException;

/**
 * Turns the DICOM JSON Model, PS3.18 Annex F, into the Native DICOM Model, PS3.19 section A.1,
 * which PS3.18 8.7.3.2 requires as {@code application/dicom+xml}. It is streamed; the VR of an
 * attribute must therefore come before its value, as it does in all that this library writes.
 *
 * <p>Private elements lose their block and name its creator instead, PS3.19 table A.1.5-2; without
 * a creator they keep their tag. What XML 1.0 cannot have, such as a form feed, becomes U+FFFD.
 * Group lengths are left out.
 */
public final class XmlFromJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private XmlFromJson() {}

  /**
   * Writes a document for the object whose start {@code json} is at; afterwards it is at its end.
   * Neither is closed.
   *
   * @throws DicomFormatException when the text is not of the model
   */
  public static void write(JsonParser json, OutputStream out) throws IOException {
    try {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw failure(json, "a data set was expected");
      }
      var xml = new XmlText(out);
      xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<NativeDicomModel");
      xml.attribute("xmlns", NativeModel.NAMESPACE);
      xml.attribute("xml:space", "preserve");
      xml.markup(">");
      new JsonToXml(json, xml).dataset();
      xml.markup("</NativeDicomModel>");
      xml.flush();
    } catch (JsonProcessingException e) {
      var failure = failure(json, "the text is not JSON or breaks a limit");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Writes a document for the one object of {@code json}. */
  public static void write(InputStream json, OutputStream out) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      start(parser);
      write(parser, out);
    }
  }

  private static void start(JsonParser parser) throws IOException {
    try {
      parser.nextToken();
    } catch (JsonProcessingException e) {
      var failure = failure(parser, "the text is not JSON");
      failure.initCause(e);
      throw failure;
    }
  }

  static DicomFormatException failure(JsonParser json, String reason) {
    return new DicomFormatException(reason, json.currentLocation().getByteOffset(), 0, "");
  }
}
