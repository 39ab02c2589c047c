package org.isocenter.dicom.instance;

import java.io.IOException;
import java.util.List;
import org.isocenter.dicom.data.Element;

/** Knows what was received for the references of a data set, PS3.18 10.5.2. */
@FunctionalInterface
public interface BulkDataParts {

  /**
   * The parts of a value in their order. Those of encapsulated Pixel Data (7FE0,0010) are its
   * frames, one each, or a whole video; all others are the bytes of the value, numbers in little
   * endian order, one part after the other.
   *
   * @throws IOException when there is nothing for this reference
   */
  List<BulkDataPart> find(Element.Reference reference) throws IOException;
}
