package org.isocenter.dicom.instance;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Deflater;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;

/**
 * Reads one SOP instance to its end in one pass: identity, DICOM JSON metadata, bulk data and frame
 * positions. Never keeps pixel data. A scanner may be used by many threads.
 */
public final class InstanceScanner {
  private final ReadLimits limits;
  private final BulkDataPolicy bulk;
  private final DeflaterPool deflaters = new DeflaterPool();

  public InstanceScanner(ReadLimits limits, BulkDataPolicy bulk) {
    this.limits = limits;
    this.bulk = bulk;
  }

  /**
   * Reads {@code in} to its end; the caller closes it.
   *
   * @param onIdentified called at the first element of the instance behind Series Instance UID
   *     (0020,000E), or at the end
   * @throws org.isocenter.dicom.io.DicomFormatException when it is no readable DICOM object
   */
  public InstanceScan scan(InputStream in, IdentityListener onIdentified) throws IOException {
    var object = new ObjectInput(in);
    Deflater deflater = deflaters.take();
    try {
      var reader = DicomReader.open(object, limits);
      var metadata = new MetadataDeflater(deflater);
      return new ScanPass(reader, bulk, metadata, onIdentified).run(object);
    } finally {
      deflaters.giveBack(deflater);
    }
  }
}
