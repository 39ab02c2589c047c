package org.isocenter.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {

  private static final int ROWS = 0x00280010;
  private static final int PATIENT_ID = 0x00100020;
  private static final int PATIENT_NAME = 0x00100010;
  private static final int IMAGE_TYPE = 0x00080008;

  @Test
  void keepsElementsInUnsignedOrderOfTheirTags() {
    var dataset = new Dataset();
    for (int tag : new int[] {0xFFFCFFFC, ROWS, IMAGE_TYPE, PATIENT_ID, PATIENT_NAME}) {
      dataset.putText(tag, Vr.LO, "x");
    }

    assertThat(dataset)
        .extracting(Element::tag)
        .containsExactly(IMAGE_TYPE, PATIENT_NAME, PATIENT_ID, ROWS, 0xFFFCFFFC);
  }

  @Test
  void replacesAnElementOfTheSameTag() {
    var dataset = new Dataset().putText(PATIENT_ID, Vr.LO, "1").putText(PATIENT_ID, Vr.LO, "2");

    assertThat(dataset.size()).isEqualTo(1);
    assertThat(dataset.string(PATIENT_ID)).contains("2");
  }

  @Test
  void growsAndShrinks() {
    var dataset = new Dataset();
    for (int element = 0; element < 100; element++) {
      dataset.putText(Tag.of(0x0010, 0x1000 + (element * 37) % 100), Vr.LO, "x");
    }
    for (int element = 0; element < 100; element++) {
      dataset.remove(Tag.of(0x0010, 0x1000 + element));
    }

    assertThat(dataset.isEmpty()).isTrue();
  }

  @Test
  void splitsTextIntoValuesWithoutPadding() {
    var dataset = new Dataset().putText(IMAGE_TYPE, Vr.CS, "ORIGINAL ", "", "AXIAL");

    assertThat(dataset.strings(IMAGE_TYPE)).containsExactly("ORIGINAL", "", "AXIAL");
    assertThat(dataset.strings(PATIENT_ID)).isEmpty();
  }

  @Test
  void takesEmptyTextForAbsent() {
    var dataset = new Dataset().putText(PATIENT_ID, Vr.LO, "  ");

    assertThat(dataset.string(PATIENT_ID)).isEmpty();
    assertThat(dataset.contains(PATIENT_ID)).isTrue();
  }

  @Test
  void readsNumbersByTheirVr() {
    assertThat(numbers(Vr.US, 0xFF, 0xFF)).containsExactly(65535);
    assertThat(numbers(Vr.SS, 0xFF, 0xFF, 1, 0)).containsExactly(-1, 1);
    assertThat(numbers(Vr.UL, 0xFF, 0xFF, 0xFF, 0xFF)).containsExactly(4294967295L);
    assertThat(numbers(Vr.SL, 0xFE, 0xFF, 0xFF, 0xFF)).containsExactly(-2);
    assertThat(numbers(Vr.FL, 0, 0, 0xC0, 0x3F)).containsExactly(1.5f);
    assertThat(numbers(Vr.AT, 0x10, 0x00, 0x20, 0x00)).containsExactly(PATIENT_ID);
    assertThat(numbers(Vr.UV, 255, 255, 255, 255, 255, 255, 255, 255))
        .containsExactly(new BigInteger("18446744073709551615"));
    assertThat(numbers(Vr.US, 1, 0, 2)).containsExactly(1);
    assertThat(numbers(Vr.DS, '1', '.', '5', '\\', '-', '2'))
        .containsExactly(new BigDecimal("1.5"), new BigDecimal("-2"));
    assertThat(numbers(Vr.LO, '1')).isEmpty();
  }

  private static List<Number> numbers(Vr vr, int... bytes) {
    var value = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      value[i] = (byte) bytes[i];
    }
    return new Dataset().put(Element.value(ROWS, vr, value)).numbers(ROWS);
  }

  @Test
  void findsPrivateElementsByTheirCreator() {
    var dataset = new Dataset();
    dataset.putText(0x00090010, Vr.LO, "ACME 1.0").putText(0x00090011, Vr.LO, "OTHER");

    assertThat(dataset.privateTag("OTHER", 0x0009, 0x01)).contains(0x00091101);
    assertThat(dataset.privateTag("NONE", 0x0009, 0x01)).isEmpty();
  }

  @Test
  void isEqualByContent() {
    var one = new Dataset().put(Element.sequence(ROWS, List.of(new Dataset())));
    var same = new Dataset().put(Element.sequence(ROWS, List.of(new Dataset())));

    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(one).isNotEqualTo(new Dataset().put(Element.sequence(ROWS, List.of())));
  }

  @Test
  void neverShowsValues() {
    assertThat(new Dataset().putText(PATIENT_NAME, Vr.PN, "Doe^Jane").toString())
        .doesNotContain("Doe");
  }

  @Test
  void tagsAreWrittenBothWays() {
    assertThat(Tag.toHex(PATIENT_ID)).isEqualTo("00100020");
    assertThat(Tag.toString(0x7FE00010)).isEqualTo("(7FE0,0010)");
    assertThat(Tag.parseHex("7fe00010")).isEqualTo(0x7FE00010);
  }
}
