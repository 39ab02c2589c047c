package org.isocenter.retrieve.app.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isocenter.dicom.charset.SpecificCharacterSet;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.PersonName;
import org.jspecify.annotations.Nullable;

/** Texts of a data set that came as DICOM JSON, made readable; "" where there is none. */
record Texts(Dataset dataset) {

  private static final SpecificCharacterSet UTF_8 = SpecificCharacterSet.of("ISO_IR 192");
  private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d\\d)?(\\d\\d)?");
  private static final Pattern TIME = Pattern.compile("(\\d\\d)(\\d\\d)?(\\d\\d)?(\\.\\d{1,6})?");
  private static final Pattern DATE_TIME = Pattern.compile("(\\d{4,8})(\\d[\\d.]*)?([+-]\\d{4})?");
  private static final int DATE_DIGITS = 8;

  /** The whole value, its padding left out. */
  String whole(int tag) {
    return dataset.value(tag).map(Texts::decoded).orElse("").stripTrailing();
  }

  /** The first of its values. */
  String first(int tag) {
    return all(tag).stream().findFirst().orElse("");
  }

  /** Its values; none where it is absent or empty. */
  List<String> all(int tag) {
    String text = whole(tag);
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split("\\\\", -1)).map(String::strip).toList();
  }

  /** The numbers of a binary value, or of a decimal or integer string. */
  List<Number> numbers(int tag) {
    return dataset.numbers(tag);
  }

  /** The first item of a sequence. */
  Optional<Texts> item(int sequence) {
    return dataset.items(sequence).stream().findFirst().map(Texts::new);
  }

  List<Texts> items(int sequence) {
    return dataset.items(sequence).stream().map(Texts::new).toList();
  }

  String date(int tag) {
    return readableDate(first(tag));
  }

  String time(int tag) {
    return readableTime(first(tag));
  }

  /** A value of VR DT. */
  String dateTime(int tag) {
    var matcher = DATE_TIME.matcher(first(tag));
    if (!matcher.matches()) {
      return first(tag);
    }
    String digits = matcher.group(1);
    String date = readableDate(digits.substring(0, Math.min(digits.length(), DATE_DIGITS)));
    return joined(" ", date, readableTime(orEmpty(matcher.group(2))), orEmpty(matcher.group(3)));
  }

  /** A date and a time that stand in two attributes. */
  String dateAndTime(int date, int time) {
    return joined(" ", date(date), time(time));
  }

  /** Names as a list of people writes them, {@code Doe, Jane}. */
  String names(int tag) {
    return String.join("; ", all(tag).stream().map(Texts::readableName).toList());
  }

  private static String decoded(Element.Value value) {
    byte[] bytes = value.bytes();
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return UTF_8.decode(bytes, 0, length, value.vr());
  }

  private static String readableDate(String text) {
    var matcher = DATE.matcher(text);
    return matcher.matches()
        ? joined("-", matcher.group(1), orEmpty(matcher.group(2)), orEmpty(matcher.group(3)))
        : text;
  }

  private static String readableTime(String text) {
    var matcher = TIME.matcher(text);
    return matcher.matches()
        ? joined(":", matcher.group(1), orEmpty(matcher.group(2)), orEmpty(matcher.group(3)))
            + orEmpty(matcher.group(4))
        : text;
  }

  private static String readableName(String text) {
    var name = PersonName.parse(text);
    List<String> scripts = new ArrayList<>();
    for (var group : List.of(name.alphabetic(), name.ideographic(), name.phonetic())) {
      if (!group.isEmpty()) {
        scripts.add(
            joined(
                ", ",
                joined(" ", group.prefix(), group.family()),
                joined(" ", group.given(), group.middle()),
                group.suffix()));
      }
    }
    return String.join(" / ", scripts);
  }

  /** Those of the parts that are not empty. */
  static String joined(String between, String... parts) {
    return String.join(between, Arrays.stream(parts).filter(part -> !part.isEmpty()).toList());
  }

  private static String orEmpty(@Nullable String group) {
    return group == null ? "" : group;
  }
}
