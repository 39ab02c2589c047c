package org.isocenter.dicom.instance;

import java.io.IOException;
import java.io.InputStream;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonWriter;

/**
 * Reads one SOP instance to its end in one pass: identity, DICOM JSON metadata, bulk data and frame
 * positions. Never keeps pixel data. A scanner may be used by many threads.
 */
public final class InstanceScanner {
  private final ReadLimits limits;
  private final BulkDataPolicy bulk;
  private final ScanBuffers.Pool pool = new ScanBuffers.Pool();

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
    return scan(in, onIdentified, (_, _, _, _, _) -> {});
  }

  /** The same, with {@code onValue} hearing values on the way. */
  public InstanceScan scan(InputStream in, IdentityListener onIdentified, ValueListener onValue)
      throws IOException {
    var object = new ObjectInput(in);
    var buffers = pool.take();
    try {
      var reader = DicomReader.open(object, limits, buffers.window());
      var metadata = new MetadataDeflater(buffers.deflater(), buffers.deflated());
      var json = new JsonWriter(metadata, buffers.text());
      var listeners = new ScanListeners(onIdentified, onValue);
      return new ScanPass(reader, bulk, metadata, json, listeners).run(object);
    } finally {
      pool.giveBack(buffers);
    }
  }
}
