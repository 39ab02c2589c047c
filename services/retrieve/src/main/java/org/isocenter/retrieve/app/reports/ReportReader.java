package org.isocenter.retrieve.app.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.dictionary.Uids;

/** Reads the content tree of a report, PS3.3 C.17.3, within a number of items. */
final class ReportReader {

  /** Language of Content Item and Descendants, PS3.16 CID 7004 and template 1204. */
  private static final String LANGUAGE = "121049";

  private static final Pattern LANGUAGE_TAG =
      Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

  private final ItemValues values;
  private final int maxItems;
  private int items;

  private ReportReader(ItemValues values, int maxItems) {
    this.values = values;
    this.maxItems = maxItems;
  }

  /**
   * Reads a report.
   *
   * @param baseUrl which links to other objects begin with
   * @throws TooLongException when it has more content items than that
   */
  static Report read(Dataset dataset, String baseUrl, int maxItems) throws TooLongException {
    var report = new Texts(dataset);
    var references = new ReferenceRuns(new ReferencedObjects(report, baseUrl));
    var reader = new ReportReader(new ItemValues(references, baseUrl), maxItems);
    var root = reader.item(report, "1");
    String kind = kind(report);
    return new Report(
        root.name().isEmpty() ? kind : root.name(),
        ReportHeader.warnings(report),
        ReportHeader.fields(report, kind),
        root);
  }

  /** A report of more items than are rendered. */
  static final class TooLongException extends Exception {

    private static final long serialVersionUID = 1;

    private TooLongException(int most) {
      super("it has more than %d content items".formatted(most));
    }
  }

  private static String kind(Texts report) {
    String sopClass = report.first(Tags.SOP_CLASS_UID);
    return Uids.nameOf(sopClass).orElse("Structured Report").replaceFirst(" Storage$", "");
  }

  private ContentItem item(Texts item, String number) throws TooLongException {
    if (++items > maxItems) {
      throw new TooLongException(maxItems);
    }
    String relationship = item.first(Tags.RELATIONSHIP_TYPE).toLowerCase(Locale.ROOT);
    String shown = relationship.equals("contains") ? "" : relationship;
    var target = item.numbers(Tags.REFERENCED_CONTENT_ITEM_IDENTIFIER);
    if (!target.isEmpty()) {
      return byReference(number, shown, target);
    }
    String valueType = item.first(Tags.VALUE_TYPE).toUpperCase(Locale.ROOT);
    boolean container = valueType.equals("CONTAINER");
    List<Run> value = new ArrayList<>(values.of(item, valueType));
    addObservation(item, value);
    return new ContentItem(
        number,
        shown,
        Code.in(item, Tags.CONCEPT_NAME_CODE_SEQUENCE).text(),
        container,
        value,
        language(item),
        below(item, number));
  }

  private List<ContentItem> below(Texts item, String number) throws TooLongException {
    List<ContentItem> below = new ArrayList<>();
    for (var child : item.items(Tags.CONTENT_SEQUENCE)) {
      below.add(item(child, number + "." + (below.size() + 1)));
    }
    return below;
  }

  /** An item that stands elsewhere in the tree, C.17.3.2.5. */
  private static ContentItem byReference(
      String number, String relationship, List<Number> identifier) {
    String target = String.join(".", identifier.stream().limit(64).map(String::valueOf).toList());
    return new ContentItem(
        number,
        relationship,
        "",
        false,
        List.of(new Run.Link("item " + target, "#item-" + target)),
        Optional.empty(),
        List.of());
  }

  private static void addObservation(Texts item, List<Run> value) {
    String observed = item.dateTime(Tags.OBSERVATION_DATE_TIME);
    if (!observed.isEmpty()) {
      value.add(new Run.Aside("observed " + observed));
    }
  }

  private static Optional<String> language(Texts item) {
    return item.items(Tags.CONTENT_SEQUENCE).stream()
        .filter(child -> Code.in(child, Tags.CONCEPT_NAME_CODE_SEQUENCE).value().equals(LANGUAGE))
        .map(child -> Code.in(child, Tags.CONCEPT_CODE_SEQUENCE).value())
        .filter(tag -> LANGUAGE_TAG.matcher(tag).matches())
        .findFirst();
  }
}
