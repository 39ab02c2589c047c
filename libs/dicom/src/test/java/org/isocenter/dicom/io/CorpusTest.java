package org.isocenter.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;
import org.isocenter.dicom.io.DicomWriter.Lengths;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Every file of the public corpus, read and written. */
class CorpusTest {

  private static final int SMALLEST_WINDOW = 132;
  private static final int LARGEST_TRICKLED = 300_000;

  @TestFactory
  Stream<DynamicTest> readsWholeWhatIsValidWithoutAWarning() {
    return each(
        file -> file.expectation().equals("valid"),
        file -> {
          try (var reader = DicomReader.of(file.bytes())) {
            readToEnd(reader);

            assertThat(reader.warnings()).isEmpty();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> readsWholeWhatBreaksRules() {
    return each(
        file -> file.expectation().equals("accept-with-warning") && !file.isBomb(),
        file -> {
          try (var reader = DicomReader.of(file.bytes())) {
            readToEnd(reader);

            assertThat(reader.warnings().size()).isLessThan(Warnings.Kind.values().length);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatIsUnreadableWithAPosition() {
    return each(
        CorpusFile::isReject,
        file ->
            assertThatThrownBy(() -> readToEnd(DicomReader.of(file.bytes())))
                .isInstanceOfSatisfying(
                    DicomFormatException.class,
                    e -> assertThat(e.position()).isBetween(0L, size(file))));
  }

  @TestFactory
  Stream<DynamicTest> inflatesABombInBoundedMemory() {
    return each(
        CorpusFile::isBomb,
        file -> {
          var generous = ReadLimits.DEFAULT.withInflation(2000);
          readToEnd(DicomReader.of(file.bytes(), generous));

          assertThatThrownBy(() -> readToEnd(DicomReader.of(file.bytes())))
              .hasMessageContaining("inflates more than");
        });
  }

  @TestFactory
  Stream<DynamicTest> readsTheSameFromAStreamAsFromAnArray() {
    return each(
        file -> true,
        file -> {
          var bytes = file.bytes();
          int step = bytes.length > LARGEST_TRICKLED ? 1000 : 1;
          var stream = new TrickleStream(bytes, step);

          assertThat(logOfStream(stream, SMALLEST_WINDOW)).isEqualTo(logOfArray(bytes));
        });
  }

  private static Object logOfArray(byte[] bytes) throws IOException {
    try {
      return TokenLog.ofBroken(DicomReader.of(bytes));
    } catch (DicomFormatException e) {
      return e.reason();
    }
  }

  private static Object logOfStream(TrickleStream stream, int window) throws IOException {
    try {
      return TokenLog.ofBroken(DicomReader.open(stream, ReadLimits.DEFAULT, window));
    } catch (DicomFormatException e) {
      return e.reason();
    }
  }

  @TestFactory
  Stream<DynamicTest> writesWhatItHasReadInEveryExplicitEncoding() {
    return each(
        CorpusTest::isReadable,
        file -> {
          var read = DatasetReader.read(DicomReader.of(file.bytes()));
          for (var syntax :
              new TransferSyntax[] {
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_BIG_ENDIAN,
                TransferSyntax.DEFLATED
              }) {
            var again = read(write(read, syntax, Lengths.DEFINED));
            assertThat(read(write(read, syntax, Lengths.UNDEFINED))).isEqualTo(again);
            assertThat(again).isEqualTo(Evened.of(read));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> keepsAllValuesWhenTheVrIsLeftOut() {
    return each(
        CorpusTest::isReadable,
        file -> {
          var read = Evened.of(DatasetReader.read(DicomReader.of(file.bytes())));

          var implicit =
              read(write(read, TransferSyntax.IMPLICIT_LITTLE_ENDIAN, Lengths.UNDEFINED));

          // What was UN in explicit VR is known to be a sequence again without it.
          for (int tag : sequencesOfVrUn(read)) {
            read.remove(tag);
            implicit.remove(tag);
          }
          assertThat(Evened.withoutVrs(implicit)).isEqualTo(Evened.withoutVrs(read));
        });
  }

  private static List<Integer> sequencesOfVrUn(Dataset dataset) {
    var tags = new ArrayList<Integer>();
    for (Element element : dataset) {
      if (element.vr() == Vr.UN && Dictionary.vrOf(element.tag()) == Vr.SQ) {
        tags.add(element.tag());
      }
    }
    return tags;
  }

  @TestFactory
  Stream<DynamicTest> copiesTokensAsItCopiesDataSets() {
    return each(
        CorpusTest::isReadable,
        file -> {
          var out = new ByteArrayOutputStream();
          var meta = FileMeta.of("1.2", "1.2.3", TransferSyntax.EXPLICIT_BIG_ENDIAN);
          try (var writer = DicomWriter.part10(out, meta)) {
            writer.copy(DicomReader.of(file.bytes()));
          }

          var expected = Evened.of(DatasetReader.read(DicomReader.of(file.bytes())));
          assertThat(DatasetReader.read(DicomReader.of(out.toByteArray()))).isEqualTo(expected);
        });
  }

  private static boolean isReadable(CorpusFile file) {
    return !file.isReject() && !file.isBomb();
  }

  private static byte[] write(Dataset dataset, TransferSyntax syntax, Lengths lengths)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var writer = DicomWriter.part10(out, FileMeta.of("1.2", "1.2.3", syntax), lengths)) {
      writer.write(dataset);
    }
    return out.toByteArray();
  }

  private static Dataset read(byte[] object) throws IOException {
    return DatasetReader.read(DicomReader.of(object));
  }

  private static long size(CorpusFile file) {
    return file.root().resolve(file.name()).toFile().length();
  }

  private static void readToEnd(DicomReader reader) throws IOException {
    while (reader.next() != Token.END) {
      assertThat(reader.depth()).isLessThanOrEqualTo(ReadLimits.DEFAULT.depth());
    }
  }

  private static Stream<DynamicTest> each(
      Predicate<CorpusFile> which, ThrowingConsumer<CorpusFile> test) {
    return DynamicTest.stream(
        CorpusFile.all().stream().filter(which).iterator(), CorpusFile::name, test);
  }
}
