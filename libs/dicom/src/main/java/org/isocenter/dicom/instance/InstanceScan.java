package org.isocenter.dicom.instance;

import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.io.FileMeta;

/**
 * What one pass over an instance found.
 *
 * @param meta the file meta information, made up from the data set when there is none
 * @param part10 whether the object began with a preamble and file meta information
 * @param length bytes read, all of the object
 * @param warnings what was tolerated, for people
 */
public record InstanceScan(
    FileMeta meta,
    boolean part10,
    TransferSyntax syntax,
    InstanceIdentity identity,
    Metadata metadata,
    FrameTable frames,
    List<BulkDatum> bulkData,
    long length,
    List<String> warnings) {
  public InstanceScan {
    bulkData = List.copyOf(bulkData);
    warnings = List.copyOf(warnings);
  }
}
