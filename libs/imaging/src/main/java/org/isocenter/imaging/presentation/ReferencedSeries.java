package org.isocenter.imaging.presentation;

import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;

/** Images of one series that a presentation state applies to, PS3.3 C.11.11.1. */
public record ReferencedSeries(String seriesInstanceUid, List<ReferencedImage> images) {

  public ReferencedSeries {
    images = List.copyOf(images);
  }

  static List<ReferencedSeries> in(Dataset dataset) {
    return dataset.items(Tags.REFERENCED_SERIES_SEQUENCE).stream()
        .map(item ->
            new ReferencedSeries(
                item.string(Tags.SERIES_INSTANCE_UID).orElse(""), ReferencedImage.in(item)))
        .toList();
  }
}
