package org.isocenter.imaging.presentation;

import java.util.Optional;
import org.isocenter.dicom.data.Dataset;

/** What coordinates of an annotation are about, PS3.3 C.10.5.1. */
public enum Units {
  /** Columns and rows of the image; its upper left corner is 0\0. */
  PIXEL,
  /** Fractions of the displayed area as it is seen, from its upper left corner. */
  DISPLAY;

  static Optional<Units> of(Dataset dataset, int tag) {
    return dataset
        .string(tag)
        .flatMap(term ->
            switch (term) {
              case "PIXEL" -> Optional.of(PIXEL);
              case "DISPLAY" -> Optional.of(DISPLAY);
              default -> Optional.empty();
            });
  }
}
