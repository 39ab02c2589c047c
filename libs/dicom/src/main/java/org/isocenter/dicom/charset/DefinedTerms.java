package org.isocenter.dicom.charset;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Defined Terms of (0008,0005), PS3.3 tables C.12-2 to C.12-5, and what is meant by others. */
final class DefinedTerms {
  private static final Pattern SEPARATORS = Pattern.compile("[-_ .]+");

  /** Registration numbers of ISO-IR and the code elements behind them. */
  private static final Map<String, List<CodeElement>> ELEMENTS =
      Map.ofEntries(
          entry("6", List.of(CodeElement.ASCII)),
          entry("100", List.of(CodeElement.ASCII, CodeElement.LATIN_1)),
          entry("101", List.of(CodeElement.ASCII, CodeElement.LATIN_2)),
          entry("109", List.of(CodeElement.ASCII, CodeElement.LATIN_3)),
          entry("110", List.of(CodeElement.ASCII, CodeElement.LATIN_4)),
          entry("144", List.of(CodeElement.ASCII, CodeElement.CYRILLIC)),
          entry("127", List.of(CodeElement.ASCII, CodeElement.ARABIC)),
          entry("126", List.of(CodeElement.ASCII, CodeElement.GREEK)),
          entry("138", List.of(CodeElement.ASCII, CodeElement.HEBREW)),
          entry("148", List.of(CodeElement.ASCII, CodeElement.LATIN_5)),
          entry("203", List.of(CodeElement.ASCII, CodeElement.LATIN_9)),
          entry("166", List.of(CodeElement.ASCII, CodeElement.THAI)),
          entry("13", List.of(CodeElement.ROMAJI, CodeElement.KATAKANA)),
          entry("87", List.of(CodeElement.KANJI)),
          entry("159", List.of(CodeElement.SUPPLEMENTARY_KANJI)),
          entry("149", List.of(CodeElement.KOREAN)),
          entry("58", List.of(CodeElement.CHINESE)));

  /** Names that are no Defined Terms but seen in objects, with separators taken out. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          entry("ISO88591", "ISO_IR 100"),
          entry("ISO88592", "ISO_IR 101"),
          entry("ISO88593", "ISO_IR 109"),
          entry("ISO88594", "ISO_IR 110"),
          entry("ISO88595", "ISO_IR 144"),
          entry("ISO88596", "ISO_IR 127"),
          entry("ISO88597", "ISO_IR 126"),
          entry("ISO88598", "ISO_IR 138"),
          entry("ISO88599", "ISO_IR 148"),
          entry("ISO885911", "ISO_IR 166"),
          entry("ISO885915", "ISO_IR 203"),
          entry("LATIN1", "ISO_IR 100"),
          entry("ASCII", "ISO_IR 6"),
          entry("USASCII", "ISO_IR 6"),
          entry("UTF8", "ISO_IR 192"),
          entry("ISOIR192", "ISO_IR 192"),
          entry("ISO2022IR192", "ISO_IR 192"),
          entry("GB18030", "GB18030"),
          entry("ISO2022GB18030", "GB18030"),
          entry("GBK", "GBK"),
          entry("ISO2022GBK", "GBK"));

  private DefinedTerms() {}

  /** The Defined Term meant by a value of (0008,0005), or null when nobody knows. */
  static @Nullable String meantBy(String value) {
    String compact = SEPARATORS.matcher(value.strip().toUpperCase(Locale.ROOT)).replaceAll("");
    String alias = ALIASES.get(compact);
    if (alias != null) {
      return alias;
    }
    if (compact.startsWith("ISO2022IR")) {
      return registered("ISO 2022 IR ", compact.substring("ISO2022IR".length()));
    }
    if (compact.startsWith("ISOIR")) {
      return registered("ISO_IR ", compact.substring("ISOIR".length()));
    }
    return null;
  }

  /** The code elements of a term with or without code extensions; none for any other term. */
  static List<CodeElement> elements(String term) {
    return ELEMENTS.getOrDefault(term.substring(term.lastIndexOf(' ') + 1), List.of());
  }

  private static @Nullable String registered(String prefix, String number) {
    return ELEMENTS.containsKey(number) ? prefix + number : null;
  }
}
