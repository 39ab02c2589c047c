package org.isocenter.retrieve.app.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.app.reports.Pages.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.instance.BulkDataPolicy;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.retrieve.app.reports.ReportReader.TooLongException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Every report of the public corpus is shown with all of its texts, codes and numbers. */
@EnabledIf("isHere")
class CorpusReportsTest {

  private static final Path CORPUS = Path.of(System.getProperty("isocenter.corpus", ""));
  private static final String SOP_CLASSES = "1.2.840.10008.5.1.4.1.1.88.";

  static boolean isHere() {
    boolean here = Files.isRegularFile(CORPUS.resolve("MANIFEST.tsv"));
    assertThat(here || !"true".equals(System.getenv("CI"))).as("the corpus is here").isTrue();
    return here;
  }

  @Test
  void showsEverythingThatIsSaid() throws IOException, TooLongException {
    List<String> faults = new ArrayList<>();
    int reports = 0;
    for (var file : reportFiles()) {
      var metadata = scan(file).metadata();
      var page = parse(ReportPage.of(Pages.read(metadata, 20_000)));
      String shown = page.getDocumentElement().getTextContent();
      var dataset =
          JsonReader.keepingReferences(ReadLimits.DEFAULT)
              .read(new ByteArrayInputStream(metadata.json("")));
      for (var text : said(dataset)) {
        if (!shown.contains(text)) {
          faults.add(file.getFileName() + " does not show " + text);
        }
      }
      reports++;
    }

    assertThat(faults).isEmpty();
    assertThat(reports).isGreaterThan(9);
  }

  /** Texts, meanings of codes, and numbers, of all items. */
  private static List<String> said(Dataset item) {
    List<String> said = new ArrayList<>();
    var texts = new Texts(item);
    said.add(texts.whole(Tags.TEXT_VALUE).replace("\r\n", "\n"));
    said.add(Code.in(texts, Tags.CONCEPT_NAME_CODE_SEQUENCE).text());
    said.add(Code.in(texts, Tags.CONCEPT_CODE_SEQUENCE).text());
    texts.items(Tags.MEASURED_VALUE_SEQUENCE).forEach(it -> said.add(it.first(Tags.NUMERIC_VALUE)));
    item.items(Tags.CONTENT_SEQUENCE).forEach(child -> said.addAll(said(child)));
    return said;
  }

  private static List<Path> reportFiles() throws IOException {
    List<String> lines = Files.readAllLines(CORPUS.resolve("MANIFEST.tsv"));
    List<String> columns = List.of(lines.getFirst().split("\t", -1));
    int sopClass = columns.indexOf("sop_class");
    return lines.stream()
        .map(line -> line.split("\t", -1))
        .filter(row -> row[sopClass].startsWith(SOP_CLASSES))
        .map(row -> CORPUS.resolve(row[columns.indexOf("path")]))
        .toList();
  }

  private static InstanceScan scan(Path file) throws IOException {
    return new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT)
        .scan(new ByteArrayInputStream(Files.readAllBytes(file)), (_, _) -> {});
  }
}
