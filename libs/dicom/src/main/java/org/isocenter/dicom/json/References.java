package org.isocenter.dicom.json;

import java.io.IOException;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.io.DicomFormatException;

/** What becomes of a reference to bulk data, PS3.18 F.2.6, where a data set is read from text. */
@FunctionalInterface
public interface References {

  /** References stay as they are, for whoever reads the data set to resolve. */
  References KEPT = Element.Reference::new;

  /** References are refused. */
  References REFUSED =
      (_, _, _) -> {
        throw new DicomFormatException("a BulkDataURI has no value here", 0, 0, "");
      };

  /** Values are read at once. */
  static References resolvedBy(BulkDataSource source) {
    return (tag, vr, uri) -> Element.value(tag, vr, source.read(uri));
  }

  Element element(int tag, Vr vr, String uri) throws IOException;
}
