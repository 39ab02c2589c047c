package org.isocenter.retrieve.app.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isocenter.retrieve.app.reports.Pages.BASE;
import static org.isocenter.retrieve.app.reports.Pages.page;
import static org.isocenter.retrieve.app.reports.Pages.read;
import static org.isocenter.retrieve.app.reports.Pages.targets;
import static org.isocenter.retrieve.app.reports.Pages.texts;
import static org.isocenter.retrieve.fixture.ReportBuilder.elsewhere;
import static org.isocenter.retrieve.fixture.ReportBuilder.image;
import static org.isocenter.retrieve.fixture.ReportBuilder.item;
import static org.isocenter.retrieve.fixture.ReportBuilder.number;
import static org.isocenter.retrieve.fixture.ReportBuilder.report;
import static org.isocenter.retrieve.fixture.ReportBuilder.text;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.retrieve.app.reports.ReportReader.TooLongException;
import org.isocenter.retrieve.fixture.ReportBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</span></div><img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>",
        "' onmouseover='alert(1)",
        "&lt;b&gt; &#60;b&#62; <!-- -->]]>",
        "<style>*{display:none}</style>",
      })
  void hostileTextStaysText(String hostile) throws TooLongException {
    var hostileReport =
        report(hostile)
            .with(Tags.PATIENT_NAME, Vr.PN, hostile.replace("^", ""))
            .with(Tags.PATIENT_ID, Vr.LO, hostile)
            .containing(
                text(hostile, hostile),
                item("CODE", hostile).coded(Tags.CONCEPT_CODE_SEQUENCE, hostile, hostile, hostile),
                item(hostile, hostile),
                text("Related", "x").related(hostile),
                number(hostile, "1", hostile));

    var page = page(hostileReport);

    assertThat(texts(page, "span", "value")).contains(hostile);
    assertThat(texts(page, "dd", "")).contains(hostile);
    for (var element : new String[] {"script", "img", "svg", "b", "iframe"}) {
      assertThat(page.getElementsByTagName(element).getLength()).as(element).isZero();
    }
    assertThat(page.getElementsByTagName("style").getLength()).isEqualTo(1);
    for (int i = 0; i < page.getElementsByTagName("*").getLength(); i++) {
      var attributes = page.getElementsByTagName("*").item(i).getAttributes();
      for (int j = 0; j < attributes.getLength(); j++) {
        assertThat(attributes.item(j).getNodeName()).doesNotStartWith("on");
      }
    }
  }

  @Test
  void charactersThatNoPageMayHoldAreReplaced() throws TooLongException {
    var page = page(report("T").containing(text("N", "a\u0001b\u202Ec\r\nd\re")));

    assertThat(texts(page, "span", "value")).containsExactly("a\uFFFDb\uFFFDc\nd\ne");
  }

  @ParameterizedTest
  @CsvSource({
    "']]>', ']]>'",
    "'&amp;&lt;!--', '&amp;&lt;!--'",
    "'a\u0000\u000B\u001F\u0085b', 'a\uFFFD\uFFFD\uFFFD\uFFFDb'",
    "'\uFFFE\uFFFF', '\uFFFD\uFFFD'",
    "'\uD83D\uDE00\uD83D', '\uD83D\uDE00\uFFFD'",
    "'\uDE00x\uD83Dx', '\uFFFDx\uFFFDx'",
  })
  void theXmlSyntaxIsWellFormedWhateverTheTextIs(String hostile, String shown) {
    var value = List.<Run>of(new Run.Plain(hostile), new Run.Link(hostile, hostile));
    var item =
        new ContentItem(hostile, hostile, hostile, false, value, Optional.of(hostile), List.of());
    var report =
        new Report(hostile, List.of(hostile), List.of(new Report.Field(hostile, hostile)), item);

    byte[] file = ReportPage.xml(report);
    var page = Pages.parse(file);

    assertThat(new String(file, UTF_8)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    assertThat(page.getDoctype()).isNull();
    assertThat(page.getDocumentElement().getAttribute("xmlns"))
        .isEqualTo("http://www.w3.org/1999/xhtml");
    assertThat(texts(page, "h1", "")).containsExactly(shown);
    assertThat(texts(page, "span", "value")).containsExactly(shown);
    assertThat(targets(page)).containsExactly(shown);
  }

  @Test
  void bothSyntaxesHoldTheSamePage() throws TooLongException {
    var report = read(report("Chest").containing(text("Finding", "none & <nothing>")));

    String html = new String(ReportPage.of(report), UTF_8);
    String xml = new String(ReportPage.xml(report), UTF_8);

    assertThat(xml.substring(xml.indexOf("<head>")))
        .isEqualTo(html.substring(html.indexOf("<head>")));
  }

  @Test
  void containersAreHeadingsByTheirDepth() throws TooLongException {
    var page =
        page(
            report("Report")
                .containing(
                    item("CONTAINER", "Findings")
                        .containing(item("CONTAINER", "Left").containing(text("Lesion", "none")))));

    assertThat(texts(page, "h1", "")).containsExactly("Report");
    assertThat(texts(page, "h2", "")).containsExactly("Findings");
    assertThat(texts(page, "h3", "")).containsExactly("Left");
    assertThat(texts(page, "span", "name")).containsExactly("Lesion:");
    assertThat(page.getElementById("item-1")).isNull(); // No DTD says which attribute is an id.
    assertThat(new String(ReportPage.of(read(report("Report"))), UTF_8)).contains("id=\"item-1\"");
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, 0x0040A160, UT, three words, three words",
    "DATE, 0x0040A121, DA, 20260131, 2026-01-31",
    "DATE, 0x0040A121, DA, 2026, 2026",
    "TIME, 0x0040A122, TM, 134501.25, 13:45:01.25",
    "DATETIME, 0x0040A120, DT, 20260131134501.5+0100, 2026-01-31 13:45:01.5 +0100",
    "DATETIME, 0x0040A120, DT, 202601, 2026-01",
    "DATETIME, 0x0040A120, DT, soon, soon",
    "PNAME, 0x0040A123, PN, Doe^Jane^Q^Dr^PhD, 'Dr Doe, Jane Q, PhD'",
    "PNAME, 0x0040A123, PN, Yamada^Tarou=\u5C71\u7530^\u592A\u90CE, "
        + "'Yamada, Tarou / \u5C71\u7530, \u592A\u90CE'",
    "UIDREF, 0x0040A124, UI, 1.2.3, 1.2.3",
  })
  void valuesAreReadable(String type, String tag, Vr vr, String value, String shown)
      throws TooLongException {
    var page = page(report("T").containing(item(type, "N").with(Integer.decode(tag), vr, value)));

    assertThat(texts(page, "span", "value")).containsExactly(shown);
  }

  @Test
  void measurementsHaveUnitsAndQualifiers() throws TooLongException {
    var without =
        item("NUM", "Lost")
            .coded(Tags.NUMERIC_VALUE_QUALIFIER_CODE_SEQUENCE, "114000", "DCM", "Not a number");
    var page =
        page(
            report("T")
                .containing(
                    number("Length", "12.5", "mm"),
                    number("Ratio", "0.5", "1"),
                    without,
                    item("NUM", "Nothing")));

    assertThat(texts(page, "span", "value")).containsExactly("12.5 mm", "0.5", "Not a number");
    assertThat(texts(page, "span", "aside"))
        .containsExactly("(mm, UCUM)", "(114000, DCM)", "(no value)");
  }

  @Test
  void referencesLeadToWhereTheEvidenceSaysThatTheyAre() throws TooLongException {
    var page =
        page(
            report("T")
                .evidence("1.1", "1.2", "1.3")
                .containing(
                    image("1.3"),
                    image("1.3", "2", "5"),
                    image("1.4"),
                    image("1.3").with(Tags.VALUE_TYPE, Vr.CS, "WAVEFORM")));

    String path = BASE + "/studies/1.1/series/1.2/instances/1.3";
    assertThat(targets(page))
        .containsExactly(
            path + "/rendered",
            path + "/frames/2/rendered",
            path + "/frames/5/rendered",
            path + "?accept=application/dicom");
    assertThat(texts(page, "span", "aside")).containsExactly("(1.4)");
  }

  @Test
  void uidsThatAreNoneMakeNoLinks() throws TooLongException {
    String uid = "1.3/../../x";
    var page = page(report("T").evidence("1.1", "1.2", uid).containing(image(uid)));

    assertThat(targets(page)).isEmpty();
  }

  @Test
  void itemsThatStandElsewhereAreLinks() throws TooLongException {
    var page =
        page(report("T").containing(text("A", "x"), text("B", "y").containing(elsewhere(1, 1))));

    assertThat(targets(page)).containsExactly("#item-1.1");
    assertThat(texts(page, "span", "relationship")).containsExactly("inferred from");
  }

  @Test
  void coordinatesAreShownUpToABound() throws TooLongException {
    var data = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 100; i++) {
      data.putFloat(i + 0.5f);
    }
    var region =
        item("SCOORD", "Region")
            .with(Tags.GRAPHIC_TYPE, Vr.CS, "POLYLINE")
            .with(Element.value(Tags.GRAPHIC_DATA, Vr.FL, data.array()));

    var page = page(report("T").containing(region));

    assertThat(texts(page, "span", "value")).containsExactly("POLYLINE");
    assertThat(texts(page, "span", "aside").getFirst())
        .startsWith("(0.5, 1.5, 2.5")
        .endsWith("59.5)");
    assertThat(texts(page, "span", "aside").get(1)).isEqualTo("(and 40 more numbers)");
  }

  @Test
  void theHeaderSaysWhoseReportItIsAndWhetherToRelyOnIt() throws TooLongException {
    var observer =
        new Dataset()
            .putText(Tags.VERIFYING_OBSERVER_NAME, Vr.PN, "Sample^Verifier")
            .putText(Tags.VERIFICATION_DATE_TIME, Vr.DT, "20260102030405");
    var page =
        page(
            report("T")
                .with(Tags.PATIENT_NAME, Vr.PN, "M\u00FCller^J\u00F6rg")
                .with(Tags.PATIENT_BIRTH_DATE, Vr.DA, "19700102")
                .with(Tags.COMPLETION_FLAG, Vr.CS, "PARTIAL")
                .with(Tags.COMPLETION_FLAG_DESCRIPTION, Vr.LO, "dictated")
                .with(Tags.VERIFICATION_FLAG, Vr.CS, "UNVERIFIED")
                .with(Tags.PRELIMINARY_FLAG, Vr.CS, "PRELIMINARY")
                .holding(Tags.VERIFYING_OBSERVER_SEQUENCE, observer));

    assertThat(texts(page, "dd", ""))
        .contains(
            "M\u00FCller, J\u00F6rg",
            "1970-01-02",
            "partial: dictated",
            "unverified",
            "Sample, Verifier, 2026-01-02 03:04:05");
    assertThat(texts(page, "p", "warning")).hasSize(3);
  }

  @Test
  void aLanguageIsThatOfTheItemAndWhatLiesBelow() throws TooLongException {
    var german =
        item("CONTAINER", "Befund")
            .containing(
                item("CODE", "Language")
                    .coded(Tags.CONCEPT_NAME_CODE_SEQUENCE, "121049", "DCM", "Language")
                    .coded(Tags.CONCEPT_CODE_SEQUENCE, "de-DE", "RFC5646", "German")
                    .related("HAS CONCEPT MOD"),
                text("Beurteilung", "unauff\u00E4llig"));

    String page = new String(ReportPage.of(read(report("T").containing(german))), UTF_8);

    assertThat(page).contains("<section class=\"item\" id=\"item-1.1\" lang=\"de-DE\">");
    assertThat(page).contains("<main id=\"item-1\" lang=\"\">");
  }

  @Test
  void aReportOfTooManyItemsIsRefused() {
    var report = report("T").containing(text("A", "x"), text("B", "y"), text("C", "z"));
    var metadata = sample().withAttributes(report.build()).build().scan().metadata();

    assertThatThrownBy(() -> read(metadata, 3)).isInstanceOf(TooLongException.class);
  }

  @Test
  void aDeepReportIsShownWhole() throws TooLongException {
    var page = page(ReportBuilder.nested(40));

    assertThat(texts(page, "h6", "")).hasSize(36);
    assertThat(texts(page, "span", "value")).containsExactly("x");
  }

  @Test
  void plainTextIsIndented() throws TooLongException {
    var report =
        report("Chest")
            .with(Tags.PATIENT_ID, Vr.LO, "P1")
            .containing(
                item("CONTAINER", "Findings")
                    .containing(text("Lung", "clear\nno nodule"), number("Size", "3", "mm")));

    assertThat(new String(ReportText.of(read(report)), UTF_8))
        .startsWith("CHEST\n\n")
        .contains("Patient ID: P1\n")
        .endsWith("\nFindings\n  Lung: clear\n    no nodule\n  Size: 3 mm (mm, UCUM)\n");
  }
}
