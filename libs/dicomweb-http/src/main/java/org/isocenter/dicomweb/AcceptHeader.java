package org.isocenter.dicomweb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client accepts, PS3.18 sections 8.3.3.1 and 8.7.5, best first: by weight, full wild cards
 * last among equals, else in the order sent.
 *
 * @param ranges the readable ranges; never empty together with {@code unreadable}
 * @param unreadable members that are no media range; they match nothing, but a refusal names them
 */
public record AcceptHeader(List<MediaRange> ranges, List<String> unreadable) {

  private static final Comparator<MediaRange> BEST_FIRST =
      Comparator.comparingDouble(MediaRange::quality)
          .reversed()
          .thenComparing(range -> range.type().includes(MediaType.ANY));

  /** What an absent header means. */
  public static final AcceptHeader ANYTHING =
      new AcceptHeader(List.of(new MediaRange(MediaType.ANY, 1)), List.of());

  /** More text than this is no Accept header of a client but an attempt to keep us busy. */
  public static final int MAX_LENGTH = 8 * 1024;

  private static final int MAX_RANGES = 100;

  /** A {@code +} of a query string that was decoded to a space, as in {@code dicom json}. */
  private static final Pattern DECODED_PLUS = Pattern.compile("(/[\\w.-]+) (\\w+)");

  private static final Pattern QUALITY =
      Pattern.compile("0(\\.\\d{0,3})?|\\.\\d{1,3}|1(\\.0{0,3})?");

  public AcceptHeader {
    ranges = ranges.stream().sorted(BEST_FIRST).toList();
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads all lines of the header; the {@code accept} query parameter, where given, takes the
   * header's place (section 8.3.3.1). Nothing given at all means {@link #ANYTHING}.
   *
   * @throws DicomWebException.BadRequest when there is more of it than a client could mean
   */
  public static AcceptHeader parse(List<String> headerValues, Optional<String> acceptParameter) {
    String text =
        acceptParameter
            .filter(value -> !value.isBlank())
            .map(value -> DECODED_PLUS.matcher(value).replaceAll("$1+$2"))
            .orElseGet(() -> String.join(",", headerValues));
    if (text.length() > MAX_LENGTH) {
      throw new DicomWebException.BadRequest(
          "Accept is longer than %d characters.".formatted(MAX_LENGTH));
    }
    List<String> members =
        HeaderText.split(text, ',').stream().filter(member -> !member.isEmpty()).toList();
    if (members.size() > MAX_RANGES) {
      throw new DicomWebException.BadRequest(
          "Accept names more than %d media ranges.".formatted(MAX_RANGES));
    }
    return members.isEmpty() ? ANYTHING : read(members);
  }

  /** The range by which the client says that it does not want this very type. */
  Optional<MediaRange> excluded(MediaType type) {
    return ranges.stream()
        .filter(range -> range.isExclusion() && range.type().sameEssence(type))
        .findFirst();
  }

  private static AcceptHeader read(List<String> members) {
    List<MediaRange> ranges = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (String member : members) {
      // Old Java clients send a lone star for anything.
      String text = member.startsWith("*;") || member.equals("*") ? "*/" + member : member;
      MediaType.tryParse(text)
          .ifPresentOrElse(
              type -> ranges.add(new MediaRange(type, quality(type))),
              () -> unreadable.add(member));
    }
    return new AcceptHeader(ranges, unreadable);
  }

  /** The weight; one that cannot be read counts as absent, for the type itself was clear. */
  private static double quality(MediaType type) {
    return type.parameter("q")
        .filter(q -> QUALITY.matcher(q).matches())
        .map(Double::valueOf)
        .orElse(1.0);
  }
}
