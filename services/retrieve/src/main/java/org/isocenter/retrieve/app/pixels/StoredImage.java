package org.isocenter.retrieve.app.pixels;

import org.isocenter.dicom.data.Dataset;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.retrieve.app.StoredInstance;

/**
 * An instance whose frames can be decoded.
 *
 * @param attributes its data set; larger values are references by path, see BulkDataURI
 * @param declared what the data set says of every frame
 */
public record StoredImage(StoredInstance instance, Dataset attributes, PixelFormat declared) {

  /** Number of frames, at least 1. */
  public int frames() {
    return instance.frames().count();
  }

  /** The image with its frames decoded in another format than what is declared. */
  StoredImage decodedAs(PixelFormat format) {
    return new StoredImage(instance, attributes, format);
  }
}
