package org.isocenter.dicom.xml;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.BulkDataSource;
import org.isocenter.dicom.json.References;

/**
 * Reads the Native DICOM Model, PS3.19 section A.1, into data sets, as {@link
 * org.isocenter.dicom.json.JsonReader} does the JSON Model. Everything that is not the model is a
 * {@link DicomFormatException}, whose position counts characters; so are document types, entities
 * and breaches of the limits.
 *
 * <p>Namespace, keyword and VR may be missing. Values are taken in the order of their numbers, or
 * of the document where they have none; numbers left out are empty values.
 */
public final class XmlReader {
  private final ReadLimits limits;
  private final References references;

  private XmlReader(ReadLimits limits, References references) {
    this.limits = limits;
    this.references = references;
  }

  /** Reads text whose references are resolved at once. */
  public XmlReader(ReadLimits limits, BulkDataSource bulkData) {
    this(limits, References.resolvedBy(bulkData));
  }

  /** Reads text that may not refer to bulk data. */
  public XmlReader(ReadLimits limits) {
    this(limits, References.REFUSED);
  }

  /** Reads text whose references become {@link org.isocenter.dicom.data.Element.Reference}s. */
  public static XmlReader keepingReferences(ReadLimits limits) {
    return new XmlReader(limits, References.KEPT);
  }

  /** Reads one document; the caller closes the stream. */
  public Dataset read(InputStream xml) throws IOException {
    var bounded = new BoundedMarkup(xml, limits);
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(XmlEncoding.decoded(bounded));
      try {
        return new XmlDatasets(new XmlCursor(reader, bounded), limits, references).read();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw bounded.failure().orElseGet(() -> notXml(e));
    }
  }

  /** The parser of the JDK, not what may be on the class path: its defences are known. */
  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
    return factory;
  }

  private static DicomFormatException notXml(XMLStreamException e) {
    var location = e.getLocation();
    var failure =
        new DicomFormatException(
            "the text is not XML or breaks a limit",
            location == null ? 0 : Math.max(0, location.getCharacterOffset()),
            0,
            "");
    failure.initCause(e);
    return failure;
  }
}
