package org.isocenter.dicom.corpus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.instance.BulkDataPolicy;
import org.isocenter.dicom.instance.BulkDatum;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.ReadLimits;

/** A file after a scan, with the bytes that its positions point into. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ScannedSample(InstanceScan scan, JsonNode json, byte[] object) {
  static final String BASE_URL = "https://pacs.example/dicom-web";

  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final InstanceScanner SCANNER =
      new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT);

  static ScannedSample of(byte[] stored) throws IOException {
    InstanceScan scan = SCANNER.scan(new ByteArrayInputStream(stored), (_, _) -> {});
    JsonNode json = STRICT.readTree(scan.metadata().json(BASE_URL));
    return new ScannedSample(scan, json, scan.syntax().deflated() ? inflated(stored) : stored);
  }

  /** The object as it would be if its data set stood inflated behind the meta information. */
  private static byte[] inflated(byte[] stored) {
    int metaLength =
        ByteBuffer.wrap(Arrays.copyOfRange(stored, 140, 144))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    int start = 144 + metaLength;
    byte[] object = Arrays.copyOf(stored, 64 << 20);
    try (var inflater = new Inflater(true)) {
      inflater.setInput(stored, start, stored.length - start);
      int length = inflater.inflate(object, start, object.length - start);
      return Arrays.copyOf(object, start + length);
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value bytes of an attribute that is binary here, in little endian order. */
  byte[] value(JsonNode attribute) {
    if (attribute.has("InlineBinary")) {
      return Base64.getDecoder().decode(attribute.get("InlineBinary").asText());
    }
    if (!attribute.has("BulkDataURI")) {
      return new byte[0];
    }
    String uri = attribute.get("BulkDataURI").asText();
    String path = uri.substring(uri.indexOf("/bulkdata/") + "/bulkdata/".length());
    BulkDatum datum =
        scan.bulkData().stream().filter(d -> d.path().equals(path)).findFirst().orElseThrow();
    return littleEndian(
        Arrays.copyOfRange(object, (int) datum.offset(), (int) (datum.offset() + datum.length())),
        datum.vr());
  }

  byte[] littleEndian(byte[] value, Vr vr) {
    int unit = scan.syntax().bigEndian() ? vr.unitSize() : 1;
    byte[] swapped = value.clone();
    for (int i = 0; unit > 1 && i < value.length / unit * unit; i++) {
      swapped[i] = value[i / unit * unit + unit - 1 - i % unit];
    }
    return swapped;
  }
}
