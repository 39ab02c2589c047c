package org.isocenter.conformance.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.isocenter.conformance.http.Mismatch;

/** DICOM JSON by the letter of PS3.18 section F.2. */
public final class JsonModel {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Pattern TAG = Pattern.compile("[0-9A-F]{8}");
  private static final Set<String> STRINGS =
      Set.of(
          "AE", "AS", "CS", "DA", "DT", "LO", "LT", "SH", "ST", "TM", "UC", "UI", "UR", "UT", "AT");
  private static final Set<String> NUMBERS = Set.of("FL", "FD", "SL", "SS", "UL", "US");
  private static final Set<String> EITHER = Set.of("DS", "IS", "SV", "UV");
  private static final Set<String> BINARY = Set.of("OB", "OD", "OF", "OL", "OV", "OW", "UN");
  private static final Set<String> GROUPS = Set.of("Alphabetic", "Ideographic", "Phonetic");

  private JsonModel() {}

  /** The data sets of a body; a single object counts as one. */
  public static List<JsonNode> datasets(byte[] body) {
    var root = tree(body);
    var datasets = new ArrayList<JsonNode>();
    if (root.isObject()) {
      datasets.add(root);
    } else {
      Mismatch.unless(root.isArray(), "the body is neither an array nor an object");
      root.forEach(datasets::add);
    }
    datasets.forEach(dataset -> dataset(dataset, ""));
    return datasets;
  }

  /** Any JSON, such as a capabilities or a problem document. */
  public static JsonNode tree(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Mismatch("no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Mismatch("no UTF-8 JSON: " + e.getMessage());
    }
  }

  private static void dataset(JsonNode dataset, String path) {
    Mismatch.unless(dataset.isObject(), "%s is no object", path);
    String last = "";
    for (var attribute : dataset.properties()) {
      var tag = attribute.getKey();
      var name = path + tag;
      Mismatch.unless(TAG.matcher(tag).matches(), "'%s' is no tag of 8 upper case digits", name);
      Mismatch.unless(
          tag.compareTo(last) > 0, "%s does not follow in ascending order (F.2.2)", name);
      Mismatch.unless(!tag.endsWith("0000"), "the group length %s shall not be sent (F.2.2)", name);
      last = tag;
      attribute(attribute.getValue(), name);
    }
  }

  private static void attribute(JsonNode attribute, String name) {
    var vr = attribute.path("vr").asText();
    Mismatch.unless(vr.length() == 2, "%s has no vr (F.2.3)", name);
    int forms = 0;
    for (var form : List.of("Value", "BulkDataURI", "InlineBinary")) {
      forms += attribute.has(form) ? 1 : 0;
    }
    Mismatch.unless(
        forms <= 1 && attribute.size() == 1 + forms,
        "%s has more than vr and one of Value, BulkDataURI, InlineBinary",
        name);
    if (attribute.has("Value")) {
      values(attribute.path("Value"), vr, name);
    } else if (attribute.has("InlineBinary")) {
      Mismatch.unless(
          BINARY.contains(vr) && attribute.path("InlineBinary").isTextual(),
          "%s has an InlineBinary that is no string, or VR %s",
          name,
          vr);
    } else if (attribute.has("BulkDataURI")) {
      Mismatch.unless(
          !attribute.path("BulkDataURI").asText().isEmpty(), "%s has an empty BulkDataURI", name);
    }
  }

  private static void values(JsonNode values, String vr, String name) {
    Mismatch.unless(
        values.isArray() && !values.isEmpty(),
        "%s: an attribute without a value has no Value (F.2.5)",
        name);
    for (int i = 0; i < values.size(); i++) {
      var value = values.get(i);
      boolean fits =
          switch (vr) {
            case "SQ" -> item(value, name + "[" + i + "].");
            case "PN" -> value.isNull() || personName(value);
            default -> value.isNull() || simple(value, vr);
          };
      Mismatch.unless(fits, "%s: %s is no value of VR %s (Table F.2.3-1)", name, value, vr);
    }
  }

  private static boolean item(JsonNode item, String path) {
    if (item.isObject()) {
      dataset(item, path);
    }
    return item.isObject();
  }

  private static boolean personName(JsonNode name) {
    for (var group : name.properties()) {
      if (!GROUPS.contains(group.getKey()) || !group.getValue().isTextual()) {
        return false;
      }
    }
    return name.isObject();
  }

  private static boolean simple(JsonNode value, String vr) {
    if (STRINGS.contains(vr)) {
      return value.isTextual() && (!vr.equals("AT") || TAG.matcher(value.asText()).matches());
    }
    if (EITHER.contains(vr)) {
      return value.isNumber() || value.isTextual();
    }
    return NUMBERS.contains(vr)
        && (value.isNumber() || value.isTextual() && vr.startsWith("F") && notFinite(value));
  }

  private static boolean notFinite(JsonNode value) {
    return Set.of("NaN", "Infinity", "-Infinity", "inf", "-inf").contains(value.asText());
  }
}
