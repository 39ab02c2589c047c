package org.isocenter.dicom.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares DICOM JSON with what other parsers found. Not counted as difference: ISO_IR 192 as
 * character set, how numbers are written, padding behind text, and UN for private elements whose VR
 * only a private dictionary knows.
 */
final class DatasetComparison {
  private final ScannedSample sample;
  private final List<String> differences = new ArrayList<>();

  private DatasetComparison(ScannedSample sample) {
    this.sample = sample;
  }

  /** The paths of differing elements, each with what was expected and found. */
  static List<String> differences(JsonNode expected, ScannedSample sample) {
    var comparison = new DatasetComparison(sample);
    comparison.datasets("", expected, sample.json());
    return comparison.differences;
  }

  private void datasets(String path, JsonNode expected, JsonNode actual) {
    var tags = new TreeSet<String>();
    expected.fieldNames().forEachRemaining(tags::add);
    actual.fieldNames().forEachRemaining(tags::add);
    for (String tag : tags) {
      if (!expected.has(tag) || !actual.has(tag)) {
        differ(path + tag, expected.path(tag), actual.path(tag));
      } else if (!tag.equals("00080005")) {
        attributes(path + tag, tag, expected.get(tag), actual.get(tag));
      }
    }
  }

  private void attributes(String path, String tag, JsonNode expected, JsonNode actual) {
    String vr = expected.get("vr").asText();
    if (!vr.equals(actual.get("vr").asText())) {
      boolean isPrivate = Integer.parseInt(tag.substring(0, 4), 16) % 2 == 1;
      if (!isPrivate || !actual.get("vr").asText().equals("UN")) {
        differ(path, expected, actual);
      }
    } else if (vr.equals("SQ")) {
      sequences(path, expected.path("Value"), actual.path("Value"));
    } else if (expected.has("InlineBinary") || expected.has("BulkDataURI")) {
      binaries(path, expected, actual);
    } else if (!values(vr, expected.path("Value"), actual)) {
      differ(path, expected, actual);
    }
  }

  private void sequences(String path, JsonNode expected, JsonNode actual) {
    if (expected.size() != actual.size()) {
      differ(path, expected, actual);
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      datasets(path + "/" + i + "/", expected.get(i), actual.get(i));
    }
  }

  private void binaries(String path, JsonNode expected, JsonNode actual) {
    String wanted = expected.path("BulkDataURI").asText();
    if (wanted.equals("bulk:encapsulated")) {
      if (!actual.has("BulkDataURI")) {
        differ(path, expected, actual);
      }
      return;
    }
    byte[] value = sample.value(actual);
    boolean same =
        wanted.isEmpty()
            ? expected
                .get("InlineBinary")
                .asText()
                .equals(Base64.getEncoder().encodeToString(value))
            : wanted.equals("bulk:sha256=" + sha256(value) + ";bytes=" + value.length);
    if (!same) {
      differ(path, expected, actual);
    }
  }

  private boolean values(String vr, JsonNode expected, JsonNode actualAttribute) {
    if (actualAttribute.has("InlineBinary") || actualAttribute.has("BulkDataURI")) {
      return false;
    }
    JsonNode actual = actualAttribute.path("Value");
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!value(vr, expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean value(String vr, JsonNode expected, JsonNode actual) {
    if (expected.isNull() || actual.isNull()) {
      return isEmpty(expected) && isEmpty(actual);
    }
    return switch (vr) {
      case "PN" -> names(expected, actual);
      case "FL" -> (float) expected.asDouble() == (float) actual.asDouble();
      case "DS", "FD", "IS", "SL", "SS", "SV", "UL", "US", "UV" ->
          number(expected).compareTo(number(actual)) == 0;
      default -> trimmed(expected.asText()).equals(trimmed(actual.asText()));
    };
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || (value.isTextual() && trimmed(value.asText()).isEmpty());
  }

  private static boolean names(JsonNode expected, JsonNode actual) {
    for (Map.Entry<String, JsonNode> group : expected.properties()) {
      if (!trimmed(group.getValue().asText()).equals(actual.path(group.getKey()).asText())) {
        return false;
      }
    }
    return expected.size() == actual.size();
  }

  private static BigDecimal number(JsonNode value) {
    return new BigDecimal(value.asText().strip());
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
      end--;
    }
    return text.substring(0, end);
  }

  static String sha256(byte[] value) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void differ(String path, JsonNode expected, JsonNode actual) {
    differences.add(path + ": " + shown(expected) + " but " + shown(actual));
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.isEmpty() ? "absent" : text.substring(0, Math.min(text.length(), 160));
  }
}
