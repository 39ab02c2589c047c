package org.isocenter.dicom.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.dicom.xml.XmlFromJson;
import org.isocenter.dicom.xml.XmlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The metadata of every readable file of the corpus says the same in XML as in JSON. */
@EnabledIf("org.isocenter.dicom.corpus.Corpus#isHere")
class CorpusXmlTest {
  private final JsonReader jsonReader = JsonReader.keepingReferences(ReadLimits.DEFAULT);
  private final XmlReader xmlReader = XmlReader.keepingReferences(ReadLimits.DEFAULT);

  @Test
  void xmlReadsAsTheJsonItWasMadeOf() throws IOException {
    Set<String> different = new TreeSet<>();
    int same = 0;

    for (Corpus.Sample sample : Corpus.samples()) {
      byte[] json = json(sample);
      if (json.length > 0) {
        var xml = new ByteArrayOutputStream();
        XmlFromJson.write(new ByteArrayInputStream(json), xml);
        Dataset ofXml = xmlReader.read(new ByteArrayInputStream(xml.toByteArray()));
        if (ofXml.equals(jsonReader.read(new ByteArrayInputStream(json)))) {
          same++;
        } else {
          different.add(sample.path());
        }
      }
    }

    // XML cannot have control characters.
    assertThat(different).containsExactly("malformed/gen-control-characters.dcm");
    assertThat(same).isGreaterThan(200);
  }

  private static byte[] json(Corpus.Sample sample) throws IOException {
    try {
      return ScannedSample.of(sample.bytes()).scan().metadata().json(ScannedSample.BASE_URL);
    } catch (DicomFormatException e) {
      return new byte[0];
    }
  }
}
