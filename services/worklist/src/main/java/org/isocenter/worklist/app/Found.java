package org.isocenter.worklist.app;

import java.util.List;

/**
 * What a search found.
 *
 * @param documents each a DICOM JSON object with all that is known
 * @param more whether there are results behind these
 */
public record Found(List<String> documents, boolean more) {
  public Found {
    documents = List.copyOf(documents);
  }
}
