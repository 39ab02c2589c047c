package org.isocenter.retrieve.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.dicom.xml.XmlFromJson;
import org.isocenter.dicomweb.Representation;

/** Metadata as Native DICOM Model, PS3.19 A.1: a document for each instance, written one by one. */
public record MetadataXml(Retrieval retrieval) implements MetadataAnswer {

  private static final String CONTENT_TYPE = "application/dicom+xml";

  static MetadataXml of(
      Snapshot snapshot,
      Iterable<Metadata> instances,
      Representation representation,
      String baseUrl) {
    var group = new PartGroup(CONTENT_TYPE, snapshot.instances(), OptionalLong.empty());
    return new MetadataXml(
        new Retrieval(
            representation,
            snapshot.digest() + baseUrl,
            List.of(group),
            receiver -> send(snapshot, instances, baseUrl, receiver)));
  }

  private static void send(
      Snapshot snapshot, Iterable<Metadata> instances, String baseUrl, Parts.Receiver receiver)
      throws IOException {
    long sent = 0;
    for (var metadata : instances) {
      var json = new ByteArrayInputStream(metadata.json(baseUrl));
      receiver.receive(new Part(CONTENT_TYPE, out -> XmlFromJson.write(json, out)));
      sent++;
    }
    if (sent != snapshot.instances()) {
      throw new IOException(
          "Of %d instances only %d are still there".formatted(snapshot.instances(), sent));
    }
  }
}
