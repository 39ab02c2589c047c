package org.isocenter.dicom.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.isocenter.dicom.data.Vr;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificCharacterSetTest {

  /** In the examples {@code <1B>} stands for a byte; all other characters are ASCII. */
  private static byte[] bytes(String notation) {
    var out = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < notation.length(); i++) {
      if (notation.charAt(i) == '<') {
        out.writeBytes(HexFormat.of().parseHex(notation.substring(i + 1, i + 3)));
        i += 3;
      } else {
        out.write(notation.charAt(i));
      }
    }
    return out.toByteArray();
  }

  private static String decode(String set, String notation, Vr vr) {
    byte[] value = bytes(notation);
    return SpecificCharacterSet.of(set.split("\\\\", -1)).decode(value, 0, value.length, vr);
  }

  @Nested
  class WithoutCodeExtensions {
    /** PS3.3 table C.12-2. */
    @ParameterizedTest
    @CsvSource({
      "ISO_IR 100, <C4>neas^R<FC>diger, Äneas^Rüdiger",
      "ISO_IR 101, W<B3>odzimierz, Włodzimierz",
      "ISO_IR 109, <A1>a<B1>a, Ħaħa",
      "ISO_IR 110, <A3>ilis, Ŗilis",
      "ISO_IR 144, '<BB><EE>kce<DC>bypg', Люkceмbypg",
      "ISO_IR 127, '<E2><C8><C7><E6><EA>^<E4><E6><D2><C7><D1>', قباني^لنزار",
      "ISO_IR 126, <C4><E9><EF><ED><F5><F3><E9><EF><F2>, Διονυσιος",
      "ISO_IR 138, '<F9><F8><E5><EF>^<E3><E1><E5><F8><E4>', שרון^דבורה",
      "ISO_IR 148, <DD>zmir, İzmir",
      "ISO_IR 203, 5<A4>, 5€",
      "ISO_IR 166, <B9><C1>, นม",
    })
    void readsTheUpperHalfOfEachSingleByteSet(String set, String value, String text) {
      assertThat(decode(set, value, Vr.PN)).isEqualTo(text);
    }

    @Test
    void readsUtf8() {
      byte[] value = "Wang^XiaoDong=王^小東".getBytes(StandardCharsets.UTF_8);

      var set = SpecificCharacterSet.of("ISO_IR 192");

      assertThat(set.decode(value, 0, value.length, Vr.PN)).isEqualTo("Wang^XiaoDong=王^小東");
      assertThat(set.isUtf8()).isTrue();
      assertThat(set.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "GBK"})
    void doesNotTakeATrailByteForABackslash(String set) {
      byte[] value = "運\\乗^誠".getBytes(Charset.forName(set));
      assertThat(value).contains(0x5C);

      assertThat(SpecificCharacterSet.of(set).decode(value, 0, value.length, Vr.LO))
          .isEqualTo("運\\乗^誠");
    }

    @Test
    void readsTheYenSignAsDelimiterOnlyWhereThereMayBeManyValues() {
      assertThat(decode("ISO_IR 13", "<D4>\\<CF>", Vr.LO)).isEqualTo("ﾔ\\ﾏ");
      assertThat(decode("ISO_IR 13", "100\\", Vr.LT)).isEqualTo("100¥");
      assertThat(SpecificCharacterSet.of("ISO_IR 13").keepsAscii()).isFalse();
    }

    @Test
    void readsOnlyTextsWithTheDeclaredSet() {
      assertThat(decode("ISO_IR 144", "<BB>", Vr.CS)).isEqualTo("»");
      assertThat(decode("ISO_IR 144", "<BB>", Vr.SH)).isEqualTo("Л");
    }
  }

  @Nested
  class WithCodeExtensions {
    /** The examples of PS3.5 annexes H, I and K. */
    @ParameterizedTest
    @CsvSource({
      "'\\ISO 2022 IR 87',"
          + " 'Yamada^Tarou=<1B>$B;3ED<1B>(B^<1B>$BB@O:<1B>(B=<1B>$B$d$^$@<1B>(B^<1B>$B$?$m$&<1B>(B',"
          + " 'Yamada^Tarou=山田^太郎=やまだ^たろう'",
      "'ISO 2022 IR 13\\ISO 2022 IR 87',"
          + " '<D4><CF><C0><DE>^<C0><DB><B3>=<1B>$B;3ED<1B>(J^<1B>$BB@O:<1B>(J=<1B>$B$d$^$@<1B>(J^<1B>$B$?$m$&<1B>(J',"
          + " 'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう'",
      "'\\ISO 2022 IR 149',"
          + " 'Hong^Gildong=<1B>$)C<FB><F3>^<1B>$)C<D1><CE><D4><D7>=<1B>$)C<C8><AB>^<1B>$)C<B1><E6><B5><BF>',"
          + " 'Hong^Gildong=洪^吉洞=홍^길동'",
      "'\\ISO 2022 IR 58', 'Zhang^XiaoDong=<1B>$)A<D5><C5>^<1B>$)A<D0><A1><B6><AB>=',"
          + " 'Zhang^XiaoDong=张^小东='",
    })
    void readsTheNamesOfTheStandardsAnnexes(String set, String value, String text) {
      assertThat(decode(set, value, Vr.PN)).isEqualTo(text);
    }

    @Test
    void readsSupplementaryKanji() {
      assertThat(decode("\\ISO 2022 IR 87\\ISO 2022 IR 159", "<1B>$(D0!<1B>(B", Vr.LO))
          .isEqualTo("丂");
    }

    /** PS3.3 table C.12-3: escape sequences of the single-byte sets. */
    @ParameterizedTest
    @CsvSource({
      "-A, <E9>, é", "-B, <B3>, ł", "-C, <B1>, ħ", "-D, <A3>, Ŗ", "-L, <BB>, Л", "-G, <E2>, ق",
      "-F, <C4>, Δ", "-H, <F9>, ש", "-M, <DD>, İ", "-b, <A4>, €", "-T, <B9>, น", ")I, <D4>, ﾔ",
    })
    void switchesG1ByEscapeSequence(String escape, String value, String text) {
      assertThat(decode("ISO 2022 IR 6\\ISO 2022 IR 100", "a<1B>" + escape + value, Vr.LO))
          .isEqualTo("a" + text);
    }

    /** PS3.5 6.1.2.5.3. */
    @ParameterizedTest
    @ValueSource(strings = {"\\", "^", "=", "<0D>", "<0A>", "<0C>", "<09>"})
    void returnsToTheFirstSetAfterADelimiterOfNames(String delimiter) {
      String text =
          decode("ISO 2022 IR 100\\ISO 2022 IR 144", "<1B>-L<BB>" + delimiter + "<E9>", Vr.PN);

      assertThat(text).startsWith("Л").endsWith("é").hasSize(3);
    }

    @Test
    void staysInTheSetAtCaretsOutsideOfNames() {
      assertThat(decode("ISO 2022 IR 100\\ISO 2022 IR 144", "<1B>-L<BB>^<BB>", Vr.LO))
          .isEqualTo("Л^Л");
    }

    @Test
    void doesNotTakeHalfAKanjiForADelimiter() {
      assertThat(decode("\\ISO 2022 IR 87", "<1B>$B%\\%Y<1B>(B\\b", Vr.LO)).isEqualTo("ボベ\\b");
    }

    @Test
    void usesTheOnlyAnnouncedSetWhenTheEscapeSequenceWasForgotten() {
      assertThat(decode("\\ISO 2022 IR 149", "Hong^Gildong=<FB><F3>^<D1><CE>", Vr.PN))
          .isEqualTo("Hong^Gildong=洪^吉");
    }
  }

  @Nested
  class Tolerance {
    @ParameterizedTest
    @CsvSource({
      "ISO-IR 100, <E9>, é",
      "ISO IR 100, <E9>, é",
      "ISO 2022 IR 100, <E9>, é",
      "ISO2022 IR 144, <BB>, Л",
      "ISO-8859-1, <E9>, é",
      "ISO 2022 IR 87, <1B>$B;3ED<1B>(B, 山田",
      "UTF-8, <C3><A9>, é",
      "iso_ir 100, <E9>, é",
    })
    void understandsMisspeltTerms(String set, String value, String text) {
      assertThat(decode(set, value, Vr.LO)).isEqualTo(text);
    }

    @Test
    void warnsOfMisspeltTerms() {
      assertThat(SpecificCharacterSet.of("ISO-IR 100").warnings())
          .containsExactly("Character set 'ISO-IR 100' is read as 'ISO_IR 100'");
    }

    @ParameterizedTest
    @CsvSource({"<C3><A9>, é", "<E9>, é", "<E9><C3><A9>, éÃ©"})
    void readsUnknownSetsAsUtf8OrElseLatin1(String value, String text) {
      assertThat(decode("ISO_IR 999", value, Vr.LO)).isEqualTo(text);
      assertThat(decode("", value, Vr.LO)).isEqualTo(text);
      assertThat(SpecificCharacterSet.of("ISO_IR 999").warnings())
          .containsExactly("Unknown character set 'ISO_IR 999' in (0008,0005)");
    }

    @Test
    void ignoresCodeExtensionsOfSetsThatHaveNone() {
      var set = SpecificCharacterSet.of("ISO_IR 192", "ISO 2022 IR 87");

      assertThat(set.isUtf8()).isTrue();
      assertThat(set.warnings()).hasSize(1);
    }

    @Test
    void readsShiftJisUnderTheNameOfIso13() {
      assertThat(decode("ISO_IR 13", "Test-<84><44><83><A6><C8>", Vr.PN)).isEqualTo("Test-ДΘﾈ");
    }

    @Test
    void showsWhatItCannotRead() {
      assertThat(decode("ISO_IR 192", "a<E9>b", Vr.LO)).isEqualTo("a\uFFFDb");
      assertThat(decode("\\ISO 2022 IR 87", "<1B>$B;", Vr.LO)).isEqualTo("\uFFFD");
      assertThat(decode("\\ISO 2022 IR 87", "a<1B>zb", Vr.LO)).isEqualTo("a\u001Bzb");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "ISO_IR 6",
          "ISO_IR 13",
          "ISO_IR 166",
          "ISO_IR 192",
          "GB18030",
          "GBK",
          "nonsense",
          "ISO 2022 IR 13\\ISO 2022 IR 87\\ISO 2022 IR 159",
          "\\ISO 2022 IR 149",
          "\\\\"
        })
    void readsAnyBytesWithoutFailing(String set) {
      var random = new Random(7);
      var characters = SpecificCharacterSet.of(set.split("\\\\", -1));
      for (int i = 0; i < 2_000; i++) {
        byte[] value = new byte[random.nextInt(24)];
        random.nextBytes(value);
        if (value.length > 4) {
          value[value.length / 2] = 0x1B;
        }
        assertThat(characters.decode(value, 0, value.length, Vr.PN)).isNotNull();
      }
    }
  }
}
