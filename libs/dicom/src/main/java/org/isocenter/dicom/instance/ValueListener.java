package org.isocenter.dicom.instance;

import org.isocenter.dicom.data.Vr;

/** Hears the values of the instance's own elements, those of items and bulk data left out. */
@FunctionalInterface
public interface ValueListener {

  /**
   * Called for each value as it is read.
   *
   * @param buffer holds the value among other bytes, as encoded; only valid during the call
   */
  void value(int tag, Vr vr, byte[] buffer, int offset, int length);
}
