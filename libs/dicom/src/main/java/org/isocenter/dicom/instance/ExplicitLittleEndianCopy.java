package org.isocenter.dicom.instance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.io.Token;

/**
 * Streams an object of implicit VR, of explicit VR big endian or deflated into explicit VR little
 * endian, which every receiver must take, PS3.18 8.7.3.5. Values go through a window, so memory
 * does not grow with the object. Group lengths are left out, for they would not be right any more.
 */
public final class ExplicitLittleEndianCopy {
  private final ReadLimits limits;

  public ExplicitLittleEndianCopy(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Copies {@code part10} to its end; both streams stay open. Encapsulated pixel data keeps its
   * transfer syntax, whose data sets are explicit VR little endian already.
   */
  public void copy(InputStream part10, OutputStream out) throws IOException {
    // The caller closes the stream that the reader reads.
    @SuppressWarnings("resource")
    var reader = DicomReader.open(part10, limits);
    // Closing the writer would close the stream, too; finish() completes it.
    @SuppressWarnings("resource")
    var writer = DicomWriter.part10(out, meta(reader));
    while (reader.next() != Token.END) {
      if (reader.token() != Token.ELEMENT || !Tag.isGroupLength(reader.tag())) {
        writer.copyToken(reader);
      }
    }
    writer.finish();
  }

  private static FileMeta meta(DicomReader reader) {
    var syntax = reader.transferSyntax();
    return reader
        .fileMeta()
        .withTransferSyntax(syntax.encapsulated() ? syntax : TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
  }
}
