package org.isocenter.matching;

import java.util.List;
import org.isocenter.dicom.data.Vr;

/**
 * A value in a document of DICOM JSON matches.
 *
 * @param path tags from the outermost sequence to the attribute
 * @param vr of the attribute at the end of the path
 */
public record DocumentCriterion(List<Integer> path, Vr vr, Matching matching) {
  public DocumentCriterion {
    path = List.copyOf(path);
  }
}
