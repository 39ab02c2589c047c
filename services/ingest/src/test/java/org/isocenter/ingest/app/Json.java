package org.isocenter.ingest.app;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.TreeMap;

/** Metadata of small synthetic images as DICOM JSON. */
public final class Json {
  private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
  private static final String STUDY = "1.2.826.0.1.3680043.10.511.4.1";

  private Json() {}

  public static InstanceRef ref(int number) {
    return new InstanceRef(CT, STUDY + ".1." + number, STUDY, STUDY + ".1");
  }

  /** An image of 16 pixels of 16 bits that lie elsewhere. */
  public static String image(int number, String uri) {
    return object(image(ref(number), uri, 1));
  }

  public static String image(int number, String uri, int frames) {
    return object(image(ref(number), uri, frames));
  }

  /** An image under UIDs of one's own. */
  public static String image(InstanceRef ref, String uri) {
    return object(image(ref, uri, 1));
  }

  static String withAttribute(int number, String tag, String members) {
    var attributes = identity(ref(number));
    attributes.put(tag, members);
    return object(attributes);
  }

  private static Map<String, String> image(InstanceRef ref, String uri, int frames) {
    var attributes = identity(ref);
    attributes.put("00280002", "\"vr\":\"US\",\"Value\":[1]");
    attributes.put("00280004", text("CS", "MONOCHROME2"));
    attributes.put("00280008", "\"vr\":\"IS\",\"Value\":[%d]".formatted(frames));
    attributes.put("00280010", "\"vr\":\"US\",\"Value\":[4]");
    attributes.put("00280011", "\"vr\":\"US\",\"Value\":[4]");
    attributes.put("00280100", "\"vr\":\"US\",\"Value\":[16]");
    attributes.put("00280101", "\"vr\":\"US\",\"Value\":[16]");
    attributes.put("00280102", "\"vr\":\"US\",\"Value\":[15]");
    attributes.put("00280103", "\"vr\":\"US\",\"Value\":[0]");
    attributes.put("7FE00010", "\"vr\":\"OW\",\"BulkDataURI\":\"%s\"".formatted(uri));
    return attributes;
  }

  private static Map<String, String> identity(InstanceRef ref) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("00080016", text("UI", ref.sopClassUid()));
    attributes.put("00080018", text("UI", ref.sopInstanceUid()));
    attributes.put("00100010", "\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Doe^Jane\"}]");
    attributes.put("0020000D", text("UI", ref.studyInstanceUid()));
    attributes.put("0020000E", text("UI", ref.seriesInstanceUid()));
    return attributes;
  }

  static String text(String vr, String value) {
    return "\"vr\":\"%s\",\"Value\":[\"%s\"]".formatted(vr, value);
  }

  private static String object(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(entry -> "\"%s\":{%s}".formatted(entry.getKey(), entry.getValue()))
        .collect(joining(",", "{", "}"));
  }
}
