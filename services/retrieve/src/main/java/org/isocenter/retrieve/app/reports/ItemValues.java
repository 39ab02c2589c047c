package org.isocenter.retrieve.app.reports;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;

/** Values of content items by their Value Type (0040,A040), PS3.3 table C.17.3-7. */
final class ItemValues {

  private static final int MOST_NUMBERS = 60;

  private final ReferenceRuns references;
  private final String baseUrl;

  ItemValues(ReferenceRuns references, String baseUrl) {
    this.references = references;
    this.baseUrl = baseUrl;
  }

  List<Run> of(Texts item, String valueType) {
    return switch (valueType) {
      case "CONTAINER" -> List.of();
      case "TEXT" -> text(item);
      case "CODE" -> code(Code.in(item, Tags.CONCEPT_CODE_SEQUENCE));
      case "NUM" -> measurement(item);
      case "DATETIME" -> plain(item.dateTime(Tags.DATE_TIME));
      case "DATE" -> plain(item.date(Tags.DATE));
      case "TIME" -> plain(item.time(Tags.TIME));
      case "PNAME" -> plain(item.names(Tags.PERSON_NAME));
      case "UIDREF" -> plain(item.first(Tags.UID));
      case "IMAGE" -> references.of(item, true);
      case "COMPOSITE", "WAVEFORM" -> references.of(item, false);
      case "SCOORD", "SCOORD3D" -> graphic(item);
      case "TCOORD" -> temporal(item);
      default -> List.of(new Run.Aside("A value of type %s is not shown.".formatted(valueType)));
    };
  }

  /** Very long texts are bulk data, to which the metadata only refers. */
  private List<Run> text(Texts item) {
    return item.dataset().get(Tags.TEXT_VALUE).orElse(null) instanceof Element.Reference reference
            && reference.uri().startsWith("/")
        ? List.of(new Run.Link("A long text, to be had by itself", baseUrl + reference.uri()))
        : plain(item.whole(Tags.TEXT_VALUE));
  }

  private static List<Run> plain(String text) {
    return text.isEmpty() ? List.of() : List.of(new Run.Plain(text));
  }

  private static List<Run> code(Code code) {
    List<Run> runs = new ArrayList<>(plain(code.text()));
    if (!code.meaning().isEmpty() && !code.designation().isEmpty()) {
      runs.add(new Run.Aside(code.designation()));
    }
    return runs;
  }

  private static List<Run> measurement(Texts item) {
    List<Run> runs = new ArrayList<>();
    for (var measured : item.items(Tags.MEASURED_VALUE_SEQUENCE)) {
      var units = Code.in(measured, Tags.MEASUREMENT_UNITS_CODE_SEQUENCE);
      // UCUM has "1" for what has no unit.
      String unit = units.value().equals("1") ? "" : units.text();
      runs.addAll(plain(Texts.joined(" ", number(measured), unit)));
      if (!unit.isEmpty() && !units.designation().equals(unit)) {
        runs.add(new Run.Aside(units.designation()));
      }
    }
    var qualifier = Code.in(item, Tags.NUMERIC_VALUE_QUALIFIER_CODE_SEQUENCE);
    if (!qualifier.isEmpty()) {
      runs.addAll(code(qualifier));
    }
    return runs.isEmpty() ? List.of(new Run.Aside("no value")) : runs;
  }

  /** As it was written; a floating point value only where nothing else is there. */
  private static String number(Texts measured) {
    String written = measured.first(Tags.NUMERIC_VALUE);
    if (!written.isEmpty()) {
      return written;
    }
    return measured.numbers(Tags.FLOATING_POINT_VALUE).stream()
        .findFirst()
        .map(Object::toString)
        .orElse("");
  }

  private static List<Run> graphic(Texts item) {
    List<Run> runs = new ArrayList<>(plain(item.first(Tags.GRAPHIC_TYPE)));
    addNumbers("", item.numbers(Tags.GRAPHIC_DATA), runs);
    String frame = item.first(Tags.REFERENCED_FRAME_OF_REFERENCE_UID);
    if (!frame.isEmpty()) {
      runs.add(new Run.Aside("frame of reference " + frame));
    }
    return runs;
  }

  private static List<Run> temporal(Texts item) {
    List<Run> runs = new ArrayList<>(plain(item.first(Tags.TEMPORAL_RANGE_TYPE)));
    addNumbers("samples ", item.numbers(Tags.REFERENCED_SAMPLE_POSITIONS), runs);
    addNumbers("seconds ", item.numbers(Tags.REFERENCED_TIME_OFFSETS), runs);
    addNumbers("", item.all(Tags.REFERENCED_DATE_TIME), runs);
    return runs;
  }

  private static void addNumbers(String unit, List<?> numbers, List<Run> runs) {
    if (numbers.isEmpty()) {
      return;
    }
    var shown = numbers.stream().limit(MOST_NUMBERS).map(String::valueOf).toList();
    runs.add(new Run.Aside(unit + String.join(", ", shown)));
    if (numbers.size() > MOST_NUMBERS) {
      runs.add(new Run.Aside("and %d more numbers".formatted(numbers.size() - MOST_NUMBERS)));
    }
  }
}
