package org.isocenter.query.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;
import org.isocenter.dicom.instance.Metadata;

/** Builds instances as they arrive at the index, from their DICOM JSON. */
public record TestInstance(
    String study,
    String series,
    String sop,
    String sopClass,
    long version,
    Map<Integer, String> json) {

  public static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";

  public static TestInstance of(String study, String series, String sop) {
    return new TestInstance(study, series, sop, CT_IMAGE_STORAGE, 1, Map.of());
  }

  /** The attribute with plain values; a name's component groups are separated by {@code =}. */
  public TestInstance with(int tag, String... values) {
    var vr = Dictionary.vrOf(tag);
    var list = Arrays.stream(values).map(value -> json(vr, value)).collect(Collectors.joining(","));
    return withJson(tag, "{\"vr\":\"" + vr + "\",\"Value\":[" + list + "]}");
  }

  public TestInstance withJson(int tag, String attribute) {
    var all = new TreeMap<>(json);
    all.put(tag, attribute);
    return new TestInstance(study, series, sop, sopClass, version, all);
  }

  public TestInstance withVersion(long next) {
    return new TestInstance(study, series, sop, sopClass, next, json);
  }

  public TestInstance withSopClass(String uid) {
    return new TestInstance(study, series, sop, uid, version, json);
  }

  public TestInstance movedTo(String otherStudy, String otherSeries) {
    return new TestInstance(otherStudy, otherSeries, sop, sopClass, version, json);
  }

  private static String json(Vr vr, String value) {
    return switch (vr) {
      case IS, DS, US, UL -> value;
      case PN -> name(value.split("=", 3));
      default -> '"' + value + '"';
    };
  }

  private static String name(String[] groups) {
    var labels = new String[] {"Alphabetic", "Ideographic", "Phonetic"};
    var members = new TreeMap<String, String>();
    for (int group = 0; group < groups.length; group++) {
      members.put(labels[group], groups[group]);
    }
    return members.entrySet().stream()
        .map(member -> '"' + member.getKey() + "\":\"" + member.getValue() + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  public byte[] metadata() {
    return json.entrySet().stream()
        .map(entry -> '"' + Tag.toHex(entry.getKey()) + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"))
        .getBytes(UTF_8);
  }

  /** The metadata as events carry it. */
  public Metadata deflated() {
    var json = metadata();
    var crc = new CRC32();
    crc.update(json);
    var bytes = new byte[json.length + 100];
    try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
      deflater.setInput(json);
      int length = deflater.deflate(bytes, 0, bytes.length, Deflater.FULL_FLUSH);
      return new Metadata(
          Arrays.copyOf(bytes, length),
          List.of(new Metadata.Segment(length, json.length, (int) crc.getValue())));
    }
  }

  public IndexedInstance indexed() {
    return indexedBy(List.of());
  }

  public IndexedInstance indexedBy(List<DeclaredAttribute> declared) {
    try {
      return new IndexedInstance(
          version,
          study,
          series,
          sop,
          sopClass,
          AttributeReader.read(metadata()),
          deflated().toBytes(),
          DeclaredValues.read(metadata(), declared));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
