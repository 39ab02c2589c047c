package org.isocenter.imaging.frame;

import java.util.Optional;

/** Photometric Interpretation (0028,0004), PS3.3 C.7.6.3.1.2. */
public enum Photometric {
  /** Grey, the lowest value is white. */
  MONOCHROME1(1),
  /** Grey, the lowest value is black. */
  MONOCHROME2(1),
  /** Each value is an index into three lookup tables. */
  PALETTE_COLOR(1),
  RGB(3),
  /** Luminance and two chrominances of full range, ITU-R BT.601. */
  YBR_FULL(3),
  /** As {@link #YBR_FULL}, two neighbours of a row share their chrominances. */
  YBR_FULL_422(3),
  /** Retired: a reduced range, two neighbours of a row share their chrominances. */
  YBR_PARTIAL_422(3),
  /** Retired in its general meaning: a reduced range, chrominances shared by four pixels. */
  YBR_PARTIAL_420(3),
  /** The irreversible colour transform of JPEG 2000. */
  YBR_ICT(3),
  /** The reversible colour transform of JPEG 2000. */
  YBR_RCT(3);

  private final int samples;

  Photometric(int samples) {
    this.samples = samples;
  }

  /** Samples per Pixel (0028,0002) that the interpretation implies, 1 or 3. */
  public int samples() {
    return samples;
  }

  /** The Defined Term, for example {@code PALETTE COLOR}. */
  public String term() {
    return this == PALETTE_COLOR ? "PALETTE COLOR" : name();
  }

  /** The interpretation that {@code term}, stripped of padding, names. */
  public static Optional<Photometric> of(String term) {
    for (var each : values()) {
      if (each.term().equals(term)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
