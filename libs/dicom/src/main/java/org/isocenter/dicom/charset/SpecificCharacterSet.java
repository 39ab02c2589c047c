package org.isocenter.dicom.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.isocenter.dicom.data.Vr;
import org.jspecify.annotations.Nullable;

/**
 * The character set of a data set, Specific Character Set (0008,0005), PS3.3 C.12.1.1.2.
 *
 * <p>Decoding never fails: bad bytes become U+FFFD. Terms that nobody knows, and bytes above 7F in
 * a data set that declares nothing, are read as UTF-8 if they are valid UTF-8, else as ISO 8859-1.
 */
public final class SpecificCharacterSet {
  /** No (0008,0005): the default repertoire, ISO_IR 6. */
  public static final SpecificCharacterSet DEFAULT =
      new SpecificCharacterSet(List.of(), Undeclared.INSTANCE, List.of());

  private static final SpecificCharacterSet UTF_8 =
      new SpecificCharacterSet(
          List.of("ISO_IR 192"), new WholeText(StandardCharsets.UTF_8), List.of());
  private static final SpecificCharacterSet LATIN_1 =
      new SpecificCharacterSet(
          List.of("ISO_IR 100"), Iso2022.of(DefinedTerms.elements("100"), List.of()), List.of());

  private final List<String> values;
  private final Decoding decoding;
  private final boolean keepsAscii;
  private final List<String> warnings;

  private SpecificCharacterSet(List<String> values, Decoding decoding, List<String> warnings) {
    this.values = List.copyOf(values);
    this.decoding = decoding;
    this.keepsAscii = decoding.keepsAscii();
    this.warnings = List.copyOf(warnings);
  }

  /** The set named by the values of (0008,0005), of which the first may be empty. */
  public static SpecificCharacterSet of(String... values) {
    if (values.length != 1) {
      return of(List.of(values));
    }
    return switch (values[0]) {
      case "ISO_IR 192" -> UTF_8;
      case "ISO_IR 100" -> LATIN_1;
      default -> of(List.of(values));
    };
  }

  private static SpecificCharacterSet of(List<String> values) {
    List<String> warnings = new ArrayList<>();
    List<@Nullable String> terms = new ArrayList<>();
    for (String value : values) {
      terms.add(value.isBlank() ? "ISO_IR 6" : understood(value, warnings));
    }
    if (terms.stream().allMatch(Objects::isNull) || values.stream().allMatch(String::isBlank)) {
      return new SpecificCharacterSet(values, Undeclared.INSTANCE, warnings);
    }
    return new SpecificCharacterSet(values, decoding(terms, warnings), warnings);
  }

  private static @Nullable String understood(String value, List<String> warnings) {
    String term = DefinedTerms.meantBy(value);
    if (term == null) {
      warnings.add("Unknown character set '" + printable(value) + "' in (0008,0005)");
    } else if (!term.equals(value.strip())) {
      warnings.add("Character set '" + printable(value) + "' is read as '" + term + "'");
    }
    return term;
  }

  private static Decoding decoding(List<@Nullable String> terms, List<String> warnings) {
    String first = terms.getFirst();
    Decoding whole = first == null ? null : wholeText(first);
    if (whole != null) {
      if (terms.size() > 1) {
        warnings.add("Character set '" + first + "' allows no code extensions: others ignored");
      }
      return whole;
    }
    List<CodeElement> others = new ArrayList<>();
    for (String term : terms.subList(1, terms.size())) {
      if (term != null) {
        others.addAll(DefinedTerms.elements(term));
      }
    }
    return Iso2022.of(first == null ? List.of() : DefinedTerms.elements(first), others);
  }

  private static @Nullable Decoding wholeText(String term) {
    return switch (term) {
      case "ISO_IR 192" -> new WholeText(StandardCharsets.UTF_8);
      case "GB18030", "GBK" -> new WholeText(Charset.forName(term));
      default -> null;
    };
  }

  /** The values of (0008,0005) as given, none for the default. */
  public List<String> values() {
    return values;
  }

  /** What in (0008,0005) was not as the standard has it; empty when nothing was. */
  public List<String> warnings() {
    return warnings;
  }

  /** Whether texts are UTF-8 already. */
  public boolean isUtf8() {
    return decoding instanceof WholeText whole && whole.isUtf8();
  }

  /**
   * Whether the bytes 20-7E always stand for themselves, so that a text of these needs no decoding.
   */
  public boolean keepsAscii() {
    return keepsAscii;
  }

  /**
   * Decodes a value, all of its values at once.
   *
   * @return text in which a backslash is a delimiter wherever {@code vr} may have many values; the
   *     yen sign that has its place in ISO_IR 13 is kept in texts of one value
   */
  public String decode(byte[] buf, int off, int len, Vr vr) {
    Decoding declared = vr.dependsOnCharacterSet() ? decoding : Undeclared.INSTANCE;
    return declared.decode(buf, off, len, Delimiters.of(vr));
  }

  private static String printable(String value) {
    String shown = value.length() > 40 ? value.substring(0, 40) + "..." : value;
    return shown.replaceAll("[^ -~]", "?");
  }
}
