package org.isocenter.dicom.instance;

import org.isocenter.dicom.data.Vr;

/**
 * Which values the metadata refers to instead of having them, PS3.18 F.2.6. Pixel Data of the
 * instance itself is always bulk data.
 *
 * @param inlineUpTo the longest value of OB, OD, OF, OL, OV, OW and UN that stands in the text
 * @param valuesUpTo the longest value of another VR that may be bulk data, such as UT or US
 */
public record BulkDataPolicy(long inlineUpTo, long valuesUpTo) {
  /** Binary values up to 1 KiB, numbers and texts up to 1 MiB. */
  public static final BulkDataPolicy DEFAULT = new BulkDataPolicy(1024, 1 << 20);

  public BulkDataPolicy {
    if (inlineUpTo < 0 || valuesUpTo < 0) {
      throw new IllegalArgumentException("a length is negative");
    }
  }

  /** Whether a value of this length is to be bulk data. */
  public boolean isBulk(Vr vr, long length) {
    return switch (vr) {
      case OB, OD, OF, OL, OV, OW, UN -> length > inlineUpTo;
      case DS, FD, FL, IS, LT, SL, SS, ST, SV, UC, UL, US, UT, UV -> length > valuesUpTo;
      case AE, AS, AT, CS, DA, DT, LO, PN, SH, SQ, TM, UI, UR -> false;
    };
  }
}
