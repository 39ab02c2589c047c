package org.isocenter.imaging.presentation;

import java.util.Optional;

/** Presentation states that are applied here, PS3.3 A.33, by their SOP class. */
public enum PresentationKind {
  /** Grayscale Softcopy Presentation State. */
  GRAYSCALE("1.2.840.10008.5.1.4.1.1.11.1"),
  /** Color Softcopy Presentation State. */
  COLOR("1.2.840.10008.5.1.4.1.1.11.2"),
  /** Pseudo-Color Softcopy Presentation State: greys in the colours of a palette. */
  PSEUDO_COLOR("1.2.840.10008.5.1.4.1.1.11.3"),
  /** Blending Softcopy Presentation State: greys in colours over other greys. */
  BLENDING("1.2.840.10008.5.1.4.1.1.11.4"),
  /** XA/XRF Grayscale Softcopy Presentation State: angiography. */
  XA_XRF("1.2.840.10008.5.1.4.1.1.11.5"),
  /**
   * Variable Modality LUT Softcopy Presentation State: as grayscale, or pseudo-color where it has a
   * palette, with a modality transformation for each image.
   */
  VARIABLE_MODALITY_LUT("1.2.840.10008.5.1.4.1.1.11.12");

  /** What the SOP classes of all presentation states begin with. */
  private static final String FAMILY = "1.2.840.10008.5.1.4.1.1.11.";

  private final String sopClassUid;

  PresentationKind(String sopClassUid) {
    this.sopClassUid = sopClassUid;
  }

  /** Whether the SOP class is one of a presentation state, be it applied here or not. */
  public static boolean isAny(String sopClassUid) {
    return sopClassUid.startsWith(FAMILY);
  }

  /** The kind of a SOP class; empty for one that is not applied here. */
  public static Optional<PresentationKind> of(String sopClassUid) {
    for (var each : values()) {
      if (each.sopClassUid.equals(sopClassUid)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
