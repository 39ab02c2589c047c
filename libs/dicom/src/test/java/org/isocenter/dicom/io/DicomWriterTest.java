package org.isocenter.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.io.DicomWriter.Lengths;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every byte, against objects written by hand. */
class DicomWriterTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static Dataset dataset() {
    return new Dataset()
        .putText(0x00080018, Vr.UI, "1.2.3")
        .put(Element.sequence(0x00081140, List.of(item(), new Dataset())))
        .put(Element.sequence(0x00081199, List.of()))
        .putText(0x00100010, Vr.PN, "Doe^Jane", "A")
        .put(Element.value(0x00280010, Vr.US, new byte[] {2, 1}))
        .put(Element.value(0x00280009, Vr.AT, new byte[] {0x18, 0, 0x63, 0x10}))
        .put(Element.value(0x00420011, Vr.OB, new byte[] {1, 2, 3}))
        .put(Element.value(0x7FE00010, Vr.OW, new byte[] {1, 2, 3, 4}));
  }

  private static Dataset item() {
    return new Dataset().putText(0x00081150, Vr.UI, "1.2");
  }

  private static ObjectBytes undefined(ObjectBytes bytes) {
    return rest(
        bytes
            .text(0x00080018, Vr.UI, "1.2.3\0")
            .header(0x00081140, Vr.SQ, ObjectBytes.UNDEFINED)
            .item(ObjectBytes.UNDEFINED)
            .text(0x00081150, Vr.UI, "1.2\0")
            .itemEnd()
            .item(ObjectBytes.UNDEFINED)
            .itemEnd()
            .sequenceEnd()
            .header(0x00081199, Vr.SQ, ObjectBytes.UNDEFINED)
            .sequenceEnd());
  }

  private static ObjectBytes defined(ObjectBytes bytes) {
    return rest(
        bytes
            .text(0x00080018, Vr.UI, "1.2.3\0")
            .header(0x00081140, Vr.SQ, 28)
            .item(12)
            .text(0x00081150, Vr.UI, "1.2\0")
            .item(0)
            .header(0x00081199, Vr.SQ, 0));
  }

  private static ObjectBytes rest(ObjectBytes bytes) {
    return bytes
        .text(0x00100010, Vr.PN, "Doe^Jane\\A")
        .header(0x00280009, Vr.AT, 4)
        .tag(0x00181063)
        .number(0x00280010, Vr.US, 0x0102)
        .binary(0x00420011, Vr.OB, 1, 2, 3, 0)
        .header(0x7FE00010, Vr.OW, 4)
        .int16(0x0201)
        .int16(0x0403);
  }

  private byte[] written(TransferSyntax syntax, Lengths lengths) throws IOException {
    try (var writer = DicomWriter.dataset(out, syntax, lengths)) {
      writer.write(dataset());
    }
    return out.toByteArray();
  }

  @Nested
  class DataSets {

    @Test
    void writesExplicitLittleEndian() throws IOException {
      assertThat(written(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, Lengths.UNDEFINED))
          .isEqualTo(undefined(ObjectBytes.explicitLittle()).toArray());
    }

    @Test
    void writesDefinedLengths() throws IOException {
      assertThat(written(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, Lengths.DEFINED))
          .isEqualTo(defined(ObjectBytes.explicitLittle()).toArray());
    }

    @Test
    void writesImplicit() throws IOException {
      assertThat(written(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, Lengths.UNDEFINED))
          .isEqualTo(undefined(ObjectBytes.implicitLittle()).toArray());
    }

    @Test
    void swapsNumbersToBigEndian() throws IOException {
      assertThat(written(TransferSyntax.EXPLICIT_BIG_ENDIAN, Lengths.UNDEFINED))
          .isEqualTo(undefined(ObjectBytes.explicitBig()).toArray());
    }

    @Test
    void writesAsUnknownWhatIsTooLongForItsVr() throws IOException {
      var text = "x".repeat(0x10000);
      try (var writer =
          DicomWriter.dataset(out, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, Lengths.DEFINED)) {
        writer.write(new Dataset().putText(0x00081030, Vr.LO, text));
      }

      assertThat(out.toByteArray())
          .isEqualTo(ObjectBytes.explicitLittle().text(0x00081030, Vr.UN, text).toArray());
    }
  }

  @Nested
  class Part10 {

    @Test
    void beginsWithPreambleAndMetaInformation() throws IOException {
      try (var writer =
          DicomWriter.part10(
              out, FileMeta.of("1.2.840", "1.2.3", TransferSyntax.EXPLICIT_LITTLE_ENDIAN))) {
        writer.write(item());
      }

      var meta =
          ObjectBytes.explicitLittle()
              .binary(0x00020001, Vr.OB, 0, 1)
              .text(0x00020002, Vr.UI, "1.2.840\0")
              .text(0x00020003, Vr.UI, "1.2.3\0")
              .text(0x00020010, Vr.UI, "1.2.840.10008.1.2.1\0")
              .text(0x00020012, Vr.UI, FileMeta.IMPLEMENTATION_CLASS_UID)
              .text(0x00020013, Vr.SH, FileMeta.IMPLEMENTATION_VERSION_NAME + " ")
              .toArray();
      assertThat(out.toByteArray())
          .isEqualTo(
              ObjectBytes.explicitLittle()
                  .raw(new byte[128])
                  .ascii("DICM")
                  .header(0x00020000, Vr.UL, 4)
                  .int32(meta.length)
                  .raw(meta)
                  .text(0x00081150, Vr.UI, "1.2\0")
                  .toArray());
    }
  }

  @Nested
  class Streams {

    @Test
    void writesFragmentsAsTheyCome() throws IOException {
      try (var writer = DicomWriter.dataset(out, TransferSyntax.RLE_LOSSLESS, Lengths.UNDEFINED)) {
        writer.beginFragments(0x7FE00010, Vr.OB);
        writer.offsetTable(new byte[4]);
        writer.fragment(new ByteArrayInputStream(new byte[] {1, 2, 3, 9, 9}), 3);
        writer.fragment(new byte[] {9, 4, 5}, 1, 2);
        writer.endFragments();
      }

      assertThat(out.toByteArray())
          .isEqualTo(
              ObjectBytes.explicitLittle()
                  .header(0x7FE00010, Vr.OB, ObjectBytes.UNDEFINED)
                  .item(4)
                  .int32(0)
                  .item(4)
                  .raw(new byte[] {1, 2, 3, 0})
                  .item(2)
                  .raw(new byte[] {4, 5})
                  .sequenceEnd()
                  .toArray());
    }

    @Test
    void writesAValueFromAStreamAsFromAnArray() throws IOException {
      try (var writer =
          DicomWriter.dataset(out, TransferSyntax.EXPLICIT_BIG_ENDIAN, Lengths.UNDEFINED)) {
        writer.value(0x7FE00010, Vr.OW, new ByteArrayInputStream(new byte[] {1, 2, 3, 4}), 4);
        writer.value(0x7FE10010, Vr.OB, new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);
      }

      assertThat(out.toByteArray())
          .isEqualTo(
              ObjectBytes.explicitBig()
                  .binary(0x7FE00010, Vr.OW, 2, 1, 4, 3)
                  .binary(0x7FE10010, Vr.OB, 1, 2, 3, 0)
                  .toArray());
    }

    @Test
    void refusesAStreamThatEndsEarly() {
      var writer =
          DicomWriter.dataset(out, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, Lengths.UNDEFINED);
      var three = new ByteArrayInputStream(new byte[3]);

      assertThatThrownBy(() -> writer.value(0x7FE00010, Vr.OB, three, 5))
          .isInstanceOf(DicomFormatException.class)
          .hasMessageContaining("2 bytes early");
    }

    @Test
    void refusesAReferenceForItHasNoValue() {
      var dataset = new Dataset().put(new Element.Reference(0x7FE00010, Vr.OW, "x"));
      for (Lengths lengths : Lengths.values()) {
        var writer = DicomWriter.dataset(out, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, lengths);

        assertThatThrownBy(
                () -> writer.write(Element.sequence(0x00081140, List.of(new Dataset(), dataset))))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
