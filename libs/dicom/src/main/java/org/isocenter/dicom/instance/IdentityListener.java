package org.isocenter.dicom.instance;

import java.io.IOException;
import org.isocenter.dicom.data.TransferSyntax;

/** Hears what an instance is while most of it is still to be read. */
@FunctionalInterface
public interface IdentityListener {

  /** Called once a scan; an exception ends the scan and reaches its caller. */
  void identified(InstanceIdentity identity, TransferSyntax syntax) throws IOException;
}
