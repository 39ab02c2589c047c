package org.isocenter.ingest.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Set;
import java.util.function.Consumer;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.dicom.xml.XmlReader;
import org.isocenter.dicomweb.MediaType;

/** How metadata is written, PS3.18 sections 8.7.3.2 and 10.5.1.2. */
public enum MetadataModel {
  /** DICOM JSON, PS3.18 annex F: one object, or an array of them. */
  JSON {
    @Override
    void read(InputStream text, ReadLimits limits, Consumer<Dataset> action) throws IOException {
      var reader = JsonReader.keepingReferences(limits);
      var json = new PushbackInputStream(text);
      if (firstCharacter(json) == '[') {
        reader.forEach(json, action);
      } else {
        action.accept(reader.read(json));
      }
    }
  },
  /** The Native DICOM Model, PS3.19 section A.1: one document in each part. */
  XML {
    @Override
    void read(InputStream text, ReadLimits limits, Consumer<Dataset> action) throws IOException {
      action.accept(XmlReader.keepingReferences(limits).read(text));
    }
  };

  private static final Set<MediaType> JSON_TYPES = Set.of(MediaType.DICOM_JSON, MediaType.JSON);

  boolean isWrittenIn(MediaType type) {
    return switch (this) {
      case JSON -> JSON_TYPES.contains(type.bare());
      case XML -> type.sameEssence(MediaType.DICOM_XML);
    };
  }

  /** Reads the data sets of one part. */
  abstract void read(InputStream text, ReadLimits limits, Consumer<Dataset> action)
      throws IOException;

  private static int firstCharacter(PushbackInputStream json) throws IOException {
    int character = json.read();
    while (character == ' ' || character == '\t' || character == '\r' || character == '\n') {
      character = json.read();
    }
    if (character >= 0) {
      json.unread(character);
    }
    return character;
  }
}
