package org.isocenter.platform.capabilities;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isocenter.platform.capabilities.Transaction.Answer;
import org.isocenter.platform.capabilities.Transaction.Parameter;

/** A Capabilities Description as WADL, PS3.18 section 8.9.4 and annex H. */
final class Wadl {

  private static final String NAMESPACE = "http://wadl.dev.java.net/2009/02";

  private final XMLStreamWriter xml;

  private Wadl(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * Describes the transactions as they are seen by the client.
   *
   * @param base the root's URL without a slash at its end
   */
  static String of(ApiDescription description, String base) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new Wadl(xml).application(description, base);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A capabilities description cannot be written", e);
    }
    return text.toString();
  }

  private void application(ApiDescription description, String base) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(NAMESPACE);
    xml.writeStartElement(NAMESPACE, "application");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeStartElement(NAMESPACE, "resources");
    xml.writeAttribute("base", base);
    Map<String, List<Transaction>> resources =
        description.transactions().stream()
            .collect(
                Collectors.groupingBy(Transaction::path, LinkedHashMap::new, Collectors.toList()));
    for (var resource : resources.entrySet()) {
      resource(resource.getKey(), resource.getValue());
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void resource(String path, List<Transaction> transactions) throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, "resource");
    xml.writeAttribute("path", path.substring(1));
    for (Parameter parameter : transactions.getFirst().parameters()) {
      if (parameter.in().equals("path")) {
        parameter(parameter, "template");
      }
    }
    for (Transaction transaction : transactions) {
      method(transaction);
    }
    xml.writeEndElement();
  }

  private void method(Transaction transaction) throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, "method");
    xml.writeAttribute("name", transaction.method());
    doc(transaction.summary());
    xml.writeStartElement(NAMESPACE, "request");
    for (Parameter parameter : transaction.parameters()) {
      if (!parameter.in().equals("path")) {
        parameter(parameter, parameter.in());
      }
    }
    representations(transaction.requestTypes());
    xml.writeEndElement();
    for (Answer answer : transaction.answers()) {
      answer(answer);
    }
    xml.writeEndElement();
  }

  private void answer(Answer answer) throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, "response");
    xml.writeAttribute("status", answer.status());
    doc(answer.description());
    representations(answer.types());
    xml.writeEndElement();
  }

  private void parameter(Parameter parameter, String style) throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, "param");
    xml.writeAttribute("name", parameter.name());
    xml.writeAttribute("style", style);
    doc(parameter.description());
    xml.writeEndElement();
  }

  private void representations(List<String> types) throws XMLStreamException {
    for (String type : types) {
      xml.writeEmptyElement(NAMESPACE, "representation");
      xml.writeAttribute("mediaType", type);
    }
  }

  private void doc(String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      xml.writeStartElement(NAMESPACE, "doc");
      xml.writeCharacters(text);
      xml.writeEndElement();
    }
  }
}
