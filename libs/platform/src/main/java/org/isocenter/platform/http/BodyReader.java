package org.isocenter.platform.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.DatasetJson;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.dicom.xml.XmlReader;
import org.isocenter.dicomweb.ContentCoding;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.PayloadTooLarge;
import org.isocenter.dicomweb.DicomWebException.UnsupportedMediaType;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.MultipartException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one data set of a request, as DICOM JSON (or an array of one) or Native DICOM Model,
 * plain or gzip.
 */
public final class BodyReader {
  /** Databases keep no such character, and no text of DICOM has it. */
  private static final String NUL = "\\u0000";

  private final ReadLimits limits;

  /**
   * @param limits of one body; its length is the total length
   */
  public BodyReader(ReadLimits limits) {
    this.limits = limits;
  }

  /** The data set. */
  public Dataset read(HttpHeaders headers, InputStream body) {
    var bytes = bytes(headers, body);
    if (bytes.length == 0) {
      throw new BadRequest("The request has no data set.");
    }
    return parsed(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), bytes);
  }

  /** The same of a body that may be missing. */
  public Dataset readIfAny(HttpHeaders headers, InputStream body) {
    var bytes = bytes(headers, body);
    return bytes.length == 0
        ? new Dataset()
        : parsed(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), bytes);
  }

  /** The bytes of a body without its Content-Encoding, within the limit. */
  public byte[] bytes(HttpHeaders headers, InputStream body) {
    int most = (int) limits.totalLength();
    try {
      byte[] bytes = ContentCoding.decoded(codings(headers), body).readNBytes(most + 1);
      if (bytes.length > most) {
        throw new PayloadTooLarge("The body is longer than %d bytes.".formatted(most));
      }
      return bytes;
    } catch (MultipartException e) {
      throw e.asRefusal();
    } catch (IOException e) {
      throw new BadRequest("The body ends early.");
    }
  }

  private static List<String> codings(HttpHeaders headers) {
    List<String> codings = headers.getRequestHeader(HttpHeaders.CONTENT_ENCODING);
    return codings == null ? List.of() : codings;
  }

  private Dataset parsed(@Nullable String contentType, byte[] bytes) {
    try {
      var dataset = isXml(contentType) ? xml(bytes) : json(bytes);
      requireStorable(dataset);
      return dataset;
    } catch (DicomFormatException e) {
      throw new BadRequest("The data set cannot be read: " + e.getMessage() + ".");
    } catch (IOException e) {
      throw new BadRequest("The data set cannot be read.");
    }
  }

  /** Without a type it is taken for JSON, the default of PS3.18 section 8.7.3. */
  private static boolean isXml(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return false;
    }
    var type = MediaType.tryParse(contentType);
    if (type.filter(BodyReader::isXml).isPresent()) {
      return true;
    }
    if (type.filter(BodyReader::isJson).isPresent()) {
      return false;
    }
    throw new UnsupportedMediaType(
        "The body must be application/dicom+json or application/dicom+xml.");
  }

  private static boolean isXml(MediaType type) {
    return type.sameEssence(MediaType.DICOM_XML) || type.essence().endsWith("/xml");
  }

  private static boolean isJson(MediaType type) {
    return type.sameEssence(MediaType.DICOM_JSON) || type.sameEssence(MediaType.JSON);
  }

  private Dataset xml(byte[] bytes) throws IOException {
    return new XmlReader(limits).read(new ByteArrayInputStream(bytes));
  }

  private Dataset json(byte[] bytes) throws IOException {
    var reader = new JsonReader(limits);
    if (!beginsArray(bytes)) {
      return reader.read(new ByteArrayInputStream(bytes));
    }
    List<Dataset> datasets = new ArrayList<>();
    reader.forEach(new ByteArrayInputStream(bytes), datasets::add);
    return Optional.of(datasets)
        .filter(all -> all.size() == 1)
        .map(List::getFirst)
        .orElseThrow(() -> new BadRequest("The body must hold one data set."));
  }

  private static boolean beginsArray(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && Character.isWhitespace(bytes[at])) {
      at++;
    }
    return at < bytes.length && bytes[at] == '[';
  }

  /** Refuses what no database keeps. */
  public static void requireStorable(Dataset dataset) {
    var text = new String(DatasetJson.write(dataset), StandardCharsets.UTF_8);
    if (text.contains(NUL)) {
      throw new BadRequest("A value holds the character NUL.");
    }
  }
}
