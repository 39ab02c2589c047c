package org.isocenter.retrieve.app.reports;

import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.retrieve.app.reports.ReportReader.TooLongException;
import org.isocenter.retrieve.fixture.ReportBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Pages of reports as a browser takes them apart; they are well formed as XML too. */
final class Pages {

  static final String BASE = "https://pacs.example.org/dicom-web";

  private Pages() {}

  /** The report as it comes out of its metadata, in which all texts are UTF-8. */
  static Report read(Metadata metadata, int maxItems) throws TooLongException {
    try {
      var dataset =
          JsonReader.keepingReferences(ReadLimits.DEFAULT)
              .read(new ByteArrayInputStream(metadata.json("")));
      return ReportReader.read(dataset, BASE, maxItems);
    } catch (IOException e) {
      throw new AssertionError("The metadata is no DICOM JSON", e);
    }
  }

  static Document page(ReportBuilder report) throws TooLongException {
    return parse(ReportPage.of(read(report)));
  }

  static Report read(ReportBuilder report) throws TooLongException {
    return read(sample().withAttributes(report.build()).build().scan().metadata(), 1000);
  }

  /** The texts of all elements of a class, in their order. */
  static List<String> texts(Document page, String element, String ofClass) {
    List<String> texts = new ArrayList<>();
    var found = page.getElementsByTagName(element);
    for (int i = 0; i < found.getLength(); i++) {
      var each = (Element) found.item(i);
      if (each.getAttribute("class").equals(ofClass)) {
        texts.add(each.getTextContent());
      }
    }
    return texts;
  }

  static List<String> targets(Document page) {
    List<String> targets = new ArrayList<>();
    var links = page.getElementsByTagName("a");
    for (int i = 0; i < links.getLength(); i++) {
      targets.add(((Element) links.item(i)).getAttribute("href"));
    }
    return targets;
  }

  static Document parse(byte[] page) {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      builder.setEntityResolver((_, _) -> new InputSource(new StringReader("")));
      return builder.parse(new ByteArrayInputStream(page));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("The page is not well formed", e);
    }
  }
}
