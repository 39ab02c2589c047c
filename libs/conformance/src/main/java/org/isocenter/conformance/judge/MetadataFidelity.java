package org.isocenter.conformance.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.ExplicitLittleEndian.Element;

/** Whether DICOM JSON says what a data set says: every attribute, VR and value, and no more. */
public final class MetadataFidelity {

  /** What a server may add: its character set, retrieve URLs, availability. */
  private static final Set<String> ADDED =
      Set.of("00080005", "00080054", "00080056", "00081190", "00083002", "00080201");

  private static final Set<String> BINARY = Set.of("OB", "OD", "OF", "OL", "OV", "OW", "UN");

  private int attributes;
  private int bulk;

  private MetadataFidelity() {}

  public static String compare(byte[] explicit, JsonNode json) {
    var fidelity = new MetadataFidelity();
    fidelity.dataset(new ExplicitLittleEndian(explicit).read(), json, "");
    return fidelity.attributes + " attributes, of which " + fidelity.bulk + " by BulkDataURI";
  }

  private void dataset(SortedMap<Integer, Element> expected, JsonNode seen, String path) {
    expected.forEach((tag, element) -> {
      var hex = String.format("%08X", tag);
      var attribute = seen.path(hex);
      Mismatch.unless(!attribute.isMissingNode(), "%s%s is missing", path, hex);
      attributes++;
      attribute(element, attribute, path + hex, tag);
    });
    seen.fieldNames()
        .forEachRemaining(name -> {
          boolean known = expected.containsKey(Integer.parseUnsignedInt(name, 16));
          Mismatch.unless(
              known || path.isEmpty() && ADDED.contains(name), "%s%s was added", path, name);
        });
  }

  private void attribute(Element element, JsonNode seen, String name, int tag) {
    var vr = seen.path("vr").asText();
    boolean isPrivate = (tag >>> 16) % 2 == 1;
    Mismatch.unless(
        vr.equals(element.vr()) || isPrivate && vr.equals("UN"),
        "%s has VR %s instead of %s",
        name,
        vr,
        element.vr());
    if (seen.has("BulkDataURI")) {
      bulk++;
      return;
    }
    if (seen.has("InlineBinary")) {
      var bytes = Base64.getDecoder().decode(seen.path("InlineBinary").asText());
      Mismatch.unless(Arrays.equals(bytes, element.value()), "%s has other bytes", name);
      return;
    }
    if (tag == 0x00080005) {
      return;
    }
    if (element.vr().equals("SQ")) {
      items(element.items(), seen.path("Value"), name);
    } else if (!BINARY.contains(vr) && !vr.equals("PN")) {
      values(element, vr, seen.path("Value"), name);
    }
  }

  private void items(List<SortedMap<Integer, Element>> items, JsonNode seen, String name) {
    Mismatch.unless(
        items.size() == seen.size(), "%s has %d items, not %d", name, seen.size(), items.size());
    for (int i = 0; i < items.size(); i++) {
      dataset(items.get(i), seen.path(i), name + "[" + i + "].");
    }
  }

  private static void values(Element element, String vr, JsonNode seen, String name) {
    var expected = element.value().length == 0 ? List.<String>of() : texts(element, vr);
    Mismatch.unless(
        seen.size() == expected.size()
            || seen.isMissingNode() && String.join("", expected).isBlank(),
        "%s has %d values instead of %d",
        name,
        seen.size(),
        expected.size());
    for (int i = 0; i < seen.size(); i++) {
      Mismatch.unless(
          equal(expected.get(i), seen.get(i)),
          "%s is %s instead of %s",
          name,
          seen.get(i),
          expected.get(i));
    }
  }

  private static boolean equal(String expected, JsonNode seen) {
    var trimmed = expected.strip();
    if (seen.isNull()) {
      return trimmed.isEmpty();
    }
    return seen.isNumber()
        ? Double.parseDouble(trimmed) == seen.asDouble()
        : trimmed.equals(seen.asText().strip()) || !trimmed.chars().allMatch(c -> c < 128);
  }

  private static List<String> texts(Element element, String vr) {
    var in = ByteBuffer.wrap(element.value()).order(ByteOrder.LITTLE_ENDIAN);
    int unit =
        switch (vr) {
          case "US", "SS" -> 2;
          case "UL", "SL", "FL", "AT" -> 4;
          case "FD" -> 8;
          default -> 0;
        };
    if (unit == 0) {
      return vr.equals("ST") || vr.equals("LT") || vr.equals("UT")
          ? List.of(element.text())
          : Arrays.asList(element.text().split("\\\\", -1));
    }
    var texts = new java.util.ArrayList<String>();
    for (int at = 0; at + unit <= in.limit(); at += unit) {
      texts.add(number(in, vr, at));
    }
    return texts;
  }

  private static String number(ByteBuffer in, String vr, int at) {
    return switch (vr) {
      case "US" -> Integer.toString(Short.toUnsignedInt(in.getShort(at)));
      case "SS" -> Integer.toString(in.getShort(at));
      case "UL" -> Long.toString(Integer.toUnsignedLong(in.getInt(at)));
      case "SL" -> Integer.toString(in.getInt(at));
      case "FL" -> Float.toString(in.getFloat(at));
      case "FD" -> Double.toString(in.getDouble(at));
      default -> String.format("%04X%04X", in.getShort(at), in.getShort(at + 2));
    };
  }
}
