package org.isocenter.dicomweb;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which transfer syntaxes each media type may carry: PS3.18 tables 8.7.3-2 to 8.7.3-5, by UID. The
 * standard's default of each row comes first.
 */
public final class TransferSyntaxes {

  static final String IMPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2";
  static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
  static final String DEFLATED_LITTLE_ENDIAN = "1.2.840.10008.1.2.1.99";
  static final String EXPLICIT_BIG_ENDIAN = "1.2.840.10008.1.2.2";

  /** Pixel data without compression of its own. */
  private static final Set<String> UNCOMPRESSED =
      Set.of(
          IMPLICIT_LITTLE_ENDIAN,
          EXPLICIT_LITTLE_ENDIAN,
          DEFLATED_LITTLE_ENDIAN,
          EXPLICIT_BIG_ENDIAN);

  private static final String JPEG_FAMILY = "1.2.840.10008.1.2.4.";

  private static final Map<String, List<String>> COMPRESSED =
      Map.ofEntries(
          row("image/jpeg", "70", "50", "51", "57"),
          row("image/jls", "80", "81"),
          row("image/jp2", "90", "91"),
          row("image/jpx", "92", "93"),
          row("image/jphc", "201", "202", "203"),
          row("image/jxl", "110", "111", "112"),
          row("video/mpeg", "100", "100.1", "101", "101.1"),
          row(
              "video/mp4",
              "102",
              "102.1",
              "103",
              "103.1",
              "104",
              "104.1",
              "105",
              "105.1",
              "106",
              "106.1"),
          row("video/h265", "107", "108"),
          entry("image/dicom-rle", List.of("1.2.840.10008.1.2.5")));

  /** Names that clients use and the standard does not know; answered with the standard's. */
  private static final Map<String, String> ALIASES =
      Map.of(
          "image/jhc", "image/jphc",
          "image/x-jls", "image/jls",
          "image/x-dicom-rle", "image/dicom-rle",
          "image/dicom+jpeg", "image/jpeg",
          "image/dicom+jpx", "image/jpx");

  private static final Map<String, String> TYPE_OF =
      COMPRESSED.entrySet().stream()
          .flatMap(row -> row.getValue().stream().map(uid -> entry(uid, row.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private TransferSyntaxes() {}

  private static Map.Entry<String, List<String>> row(String mediaType, String... suffixes) {
    return entry(mediaType, List.of(suffixes).stream().map(JPEG_FAMILY::concat).toList());
  }

  static boolean isUncompressed(String uid) {
    return UNCOMPRESSED.contains(uid);
  }

  /** Implicit VR and Big Endian shall not be used by web services, PS3.18 section 8.7.3. */
  static boolean isForbidden(String uid) {
    return uid.equals(IMPLICIT_LITTLE_ENDIAN) || uid.equals(EXPLICIT_BIG_ENDIAN);
  }

  /** The syntax nearest to {@code storedUid} that may be sent as {@code mediaType}. */
  static String permitted(String storedUid, MediaType mediaType) {
    boolean wholeObject =
        mediaType.sameEssence(MediaType.APPLICATION_DICOM) || mediaType.sameEssence(MediaType.ZIP);
    boolean asItIs = wholeObject ? !isForbidden(storedUid) : !isUncompressed(storedUid);
    return asItIs ? storedUid : EXPLICIT_LITTLE_ENDIAN;
  }

  /** The standard's name of a pixel data type that a client may call otherwise. */
  public static MediaType standardName(MediaType type) {
    String name = ALIASES.get(type.essence());
    return name == null ? type.bare() : MediaType.of(name);
  }

  /** The syntaxes of a compressed pixel data type; empty when it is no such type. */
  public static List<String> carriedBy(MediaType type) {
    return COMPRESSED.getOrDefault(type.essence(), List.of());
  }

  /** The media type of frames compressed in this syntax, where the standard has one. */
  static Optional<MediaType> typeOf(String uid) {
    return Optional.ofNullable(TYPE_OF.get(uid)).map(MediaType::of);
  }
}
