package org.isocenter.conformance.judge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.isocenter.conformance.http.Mismatch;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The Native DICOM Model by the letter of PS3.19 section A.1. */
public final class XmlModel {

  private static final String NAMESPACE = "http://dicom.nema.org/PS3.19/models/NativeDICOM";
  private static final Pattern TAG = Pattern.compile("[0-9A-Fa-f]{8}");
  private static final Set<String> VALUES = Set.of("Value", "PersonName", "Item");

  private final Element root;

  private XmlModel(Element root) {
    this.root = root;
  }

  public static XmlModel of(byte[] document) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      var root = builder.parse(new ByteArrayInputStream(document)).getDocumentElement();
      Mismatch.unless(
          "NativeDicomModel".equals(root.getLocalName()), "the root is %s", root.getNodeName());
      Mismatch.unless(
          NAMESPACE.equals(root.getNamespaceURI()),
          "the namespace is %s, not %s",
          root.getNamespaceURI(),
          NAMESPACE);
      dataset(root);
      return new XmlModel(root);
    } catch (SAXException e) {
      throw new Mismatch("no well-formed XML: " + e.getMessage());
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean has(String tag) {
    return attribute(tag).isPresent();
  }

  /** The first value of an attribute of the top level as text; empty when there is none. */
  public String text(String tag) {
    return attribute(tag).map(element -> element.getTextContent().strip()).orElse("");
  }

  /** Where the bulk data of an attribute of the top level is. */
  public Optional<String> bulkData(String tag) {
    return attribute(tag).stream()
        .flatMap(element -> children(element).stream())
        .filter(child -> child.getLocalName().equals("BulkData"))
        .map(child ->
            child.hasAttribute("uri") ? child.getAttribute("uri") : child.getAttribute("URI"))
        .findFirst();
  }

  private Optional<Element> attribute(String tag) {
    return children(root).stream()
        .filter(child -> child.getAttribute("tag").equalsIgnoreCase(tag))
        .findFirst();
  }

  private static void dataset(Element parent) {
    for (var attribute : children(parent)) {
      Mismatch.unless(
          "DicomAttribute".equals(attribute.getLocalName()),
          "%s stands where a DicomAttribute belongs",
          attribute.getNodeName());
      var tag = attribute.getAttribute("tag");
      Mismatch.unless(TAG.matcher(tag).matches(), "'%s' is no tag", tag);
      Mismatch.unless(attribute.getAttribute("vr").length() == 2, "%s has no vr", tag);
      content(attribute, tag);
    }
  }

  private static void content(Element attribute, String tag) {
    int number = 0;
    for (var child : children(attribute)) {
      var kind = child.getLocalName();
      if (VALUES.contains(kind)) {
        var given = child.getAttribute("number");
        boolean rising = given.matches("[1-9][0-9]{0,8}") && Integer.parseInt(given) > number;
        Mismatch.unless(rising, "%s: a %s has number '%s'", tag, kind, given);
        number = Integer.parseInt(given);
      } else {
        Mismatch.unless(
            kind.equals("BulkData") || kind.equals("InlineBinary"), "%s holds a %s", tag, kind);
      }
      if (kind.equals("Item")) {
        dataset(child);
      }
    }
  }

  private static List<Element> children(Element parent) {
    var children = new ArrayList<Element>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
