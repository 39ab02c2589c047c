package org.isocenter.query.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.matching.Matching;
import org.isocenter.matching.NameKey;
import org.isocenter.matching.Span;

/** Takes the values of declared attributes out of an instance's DICOM JSON, all of each. */
public final class DeclaredValues {

  /** A b-tree entry has to fit into a third of a page. */
  private static final int LONGEST = 512;

  /** More of one attribute than anyone searches by. */
  private static final int MOST_VALUES = 100;

  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSSSSS");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSSSS");
  private static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

  private final List<DeclaredAttribute> declared;
  private final Map<Integer, String> creators = new HashMap<>();
  private final Map<DeclaredAttribute, Set<String>> found = new HashMap<>();

  private DeclaredValues(List<DeclaredAttribute> declared) {
    this.declared = declared;
  }

  /**
   * Reads the metadata of one instance.
   *
   * @throws IOException when it is not DICOM JSON
   */
  public static List<DeclaredValue> read(byte[] metadata, List<DeclaredAttribute> declared)
      throws IOException {
    if (declared.isEmpty()) {
      return List.of();
    }
    var values = new DeclaredValues(declared);
    try (var in = JSON.createParser(metadata)) {
      in.nextToken();
      values.readDataSet(in, List.of());
    }
    var result = new ArrayList<DeclaredValue>();
    values.found.forEach((attribute, texts) ->
        texts.forEach(text -> result.add(new DeclaredValue(attribute.declaration(), text))));
    return result;
  }

  private void readDataSet(JsonParser in, List<Integer> outer) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      int tag = Tag.parseHex(in.currentName());
      in.nextToken();
      var path = new ArrayList<>(outer);
      path.add(tag);
      readAttribute(in, path);
    }
  }

  private void readAttribute(JsonParser in, List<Integer> path) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var member = in.currentName();
      in.nextToken();
      if (member.equals("Value") && in.currentToken() == JsonToken.START_ARRAY) {
        readValues(in, path);
      } else {
        in.skipChildren();
      }
    }
  }

  private void readValues(JsonParser in, List<Integer> path) throws IOException {
    var wanted = declared.stream().filter(attribute -> isAt(attribute, path)).toList();
    boolean leads = declared.stream().anyMatch(attribute -> leadsTo(attribute, path));
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() != JsonToken.START_OBJECT) {
        var text = in.currentToken() == JsonToken.VALUE_NULL ? "" : in.getText();
        noteCreator(path, text);
        wanted.forEach(attribute -> note(attribute, text));
      } else if (wanted.stream().anyMatch(attribute -> attribute.vr() == Vr.PN)) {
        var key = NameKey.of(groups(in));
        wanted.forEach(attribute -> add(attribute, key));
      } else if (leads) {
        readDataSet(in, path);
      } else {
        in.skipChildren();
      }
    }
  }

  private void noteCreator(List<Integer> path, String text) {
    if (path.size() == 1 && Tag.isPrivateCreator(path.getFirst())) {
      creators.put(path.getFirst(), text);
    }
  }

  private boolean isAt(DeclaredAttribute attribute, List<Integer> path) {
    return attribute.path().tags().size() == path.size() && agrees(attribute, path);
  }

  private boolean leadsTo(DeclaredAttribute attribute, List<Integer> path) {
    return attribute.path().tags().size() > path.size() && agrees(attribute, path);
  }

  private boolean agrees(DeclaredAttribute attribute, List<Integer> path) {
    var tags = attribute.path().tags();
    return isFirst(attribute, path.getFirst())
        && tags.subList(1, path.size()).equals(path.subList(1, path.size()));
  }

  /** The block of a private attribute is the one that its creator reserved, PS3.5 section 7.8. */
  private boolean isFirst(DeclaredAttribute attribute, int tag) {
    if (attribute.creator().isEmpty()) {
      return attribute.path().first() == tag;
    }
    int creator = Tag.of(Tag.group(tag), Tag.element(tag) >>> Byte.SIZE);
    return DeclaredAttribute.withoutBlock(tag) == attribute.path().first()
        && attribute.creator().get().equals(creators.get(creator));
  }

  private static List<String> groups(JsonParser in) throws IOException {
    var groups = new ArrayList<>(List.of("", "", ""));
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      int group = GROUPS.indexOf(in.currentName());
      in.nextToken();
      if (group >= 0) {
        groups.set(group, in.getText());
      } else {
        in.skipChildren();
      }
    }
    return groups;
  }

  private void note(DeclaredAttribute attribute, String text) {
    form(attribute.vr(), Storable.text(text).strip()).ifPresent(value -> add(attribute, value));
  }

  private void add(DeclaredAttribute attribute, String value) {
    var values = found.computeIfAbsent(attribute, _ -> new HashSet<>());
    if (!value.isEmpty() && values.size() < MOST_VALUES) {
      values.add(value.length() <= LONGEST ? value : Storable.text(value.substring(0, LONGEST)));
    }
  }

  /** The text whose order is that of the values; empty when the value breaks its VR. */
  static Optional<String> form(Vr vr, String text) {
    return switch (vr) {
      case DA -> Span.date(text).map(Span::text);
      case TM -> Span.time(text).map(span -> TIME.format(span.first()));
      case DT -> Span.dateTime(text).map(span -> MOMENT.format(span.first()));
      case DS, FD, FL, IS, SL, SS, SV, UL, US, UV -> number(text);
      case PN -> Optional.of(NameKey.of(List.of(text)));
      default -> Optional.of(text);
    };
  }

  private static Optional<String> number(String text) {
    return Storable.isNumber(text)
        ? Optional.of(new BigDecimal(text).stripTrailingZeros().toString())
        : Optional.empty();
  }

  /** What a search compares with the forms of values. */
  public static Matching form(Vr vr, Matching matching) {
    return switch (matching) {
      case Matching.AnyOf(var values) when vr != Vr.PN ->
          new Matching.AnyOf(values.stream().map(value -> form(vr, value).orElse(value)).toList());
      case Matching.AnyNumber(var values) ->
          new Matching.AnyOf(
              values.stream().map(value -> form(vr, value.toString()).orElseThrow()).toList());
      case Matching.AnyOf _,
          Matching.Wildcard _,
          Matching.Alike _,
          Matching.Dates _,
          Matching.Times _,
          Matching.DateTimes _,
          Matching.Empty _ ->
          matching;
    };
  }

  /** The bounds of a range as forms; empty when the matching is none. */
  public static Optional<Span<Optional<String>>> bounds(Matching matching) {
    return switch (matching) {
      case Matching.Dates(var first, var last) ->
          Optional.of(new Span<>(first.map(Span::text), last.map(Span::text)));
      case Matching.Times(var first, var last, _) ->
          Optional.of(new Span<>(first.map(TIME::format), last.map(TIME::format)));
      case Matching.DateTimes(var first, var last, _) ->
          Optional.of(new Span<>(first.map(MOMENT::format), last.map(MOMENT::format)));
      case Matching.AnyOf _,
          Matching.AnyNumber _,
          Matching.Wildcard _,
          Matching.Alike _,
          Matching.Empty _ ->
          Optional.empty();
    };
  }
}
