package org.isocenter.retrieve.app;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.isocenter.dicomweb.MediaType;

/**
 * A document inside an instance, PS3.3 C.24.2.
 *
 * @param type what it says that it is, where that is a type that browsers may be given
 * @param length without the byte that made the value even, where the instance tells
 * @param inline the document itself in Base64, where it is so short that the metadata has it
 */
record EncapsulatedDocument(MediaType type, OptionalLong length, Optional<String> inline) {

  /** Encapsulated Document (0042,0011). */
  static final String PATH = "00420011";

  private static final String MIME_TYPE = "00420012";
  private static final String LENGTH = "00420015";

  /**
   * PS3.3 C.24.2 and PS3.18 table 8.7.4-1. Any other claim, such as text/html, would let a stored
   * instance run as a page of this server.
   */
  private static final Set<String> TYPES =
      Set.of("application/pdf", "text/xml", "model/stl", "model/obj", "model/mtl");

  private static final Map<String, String> SYNONYMS =
      Map.of(
          "application/xml", "text/xml",
          "application/hl7-v3+xml", "text/xml",
          "application/sla", "model/stl");

  static EncapsulatedDocument of(Holdings holdings, StoredInstance instance) {
    var metadata = holdings.metadata(holdings.snapshot(instance.location())).iterator();
    Map<String, String> values =
        metadata.hasNext()
            ? MetadataValues.read(metadata.next(), Set.of(PATH, MIME_TYPE, LENGTH))
            : Map.of();
    return new EncapsulatedDocument(
        typeOf(values.getOrDefault(MIME_TYPE, "")),
        lengthOf(values.getOrDefault(LENGTH, "")),
        Optional.ofNullable(values.get(PATH)).filter(text -> !text.isEmpty()));
  }

  /** Bytes to be given of a value of {@code stored} bytes. */
  long lengthWithin(long stored) {
    return length.orElse(stored) == stored - 1 ? stored - 1 : stored;
  }

  byte[] inlineBytes() {
    byte[] bytes = Base64.getDecoder().decode(inline.orElse(""));
    return Arrays.copyOf(bytes, (int) lengthWithin(bytes.length));
  }

  private static MediaType typeOf(String claimed) {
    String essence =
        MediaType.tryParse(claimed.toLowerCase(Locale.ROOT)).map(MediaType::essence).orElse("");
    String name = SYNONYMS.getOrDefault(essence, essence);
    return TYPES.contains(name) ? MediaType.of(name) : MediaType.OCTET_STREAM;
  }

  private static OptionalLong lengthOf(String text) {
    return text.matches("\\d{1,10}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }
}
