package org.isocenter.imaging.codec.j2k;

import java.util.List;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.frame.PixelFormat;

/** Compares what SIZ claims with the data set and with the limits, before anything is allocated. */
final class SizeCheck {
  private static final int MOST_BITS = 16;

  /**
   * Coefficients, the resolution under construction and the one below it, in four bytes each; and
   * what is known of code blocks, of which the smallest have 16 coefficients.
   */
  private static final long BYTES_OF_A_COEFFICIENT = 16;

  private final DecodeRequest request;

  SizeCheck(DecodeRequest request) {
    this.request = request;
  }

  void require(ImageSize size) throws CodecException {
    PixelFormat declared = request.declared();
    Area image = size.image();
    List<ImageSize.Component> components = size.components();
    if (image.height() != declared.rows() || image.width() != declared.columns()) {
      throw failure(
          "The code stream has %d rows and %d columns, the data set %d and %d."
              .formatted(image.height(), image.width(), declared.rows(), declared.columns()));
    }
    if (components.size() != declared.samples()) {
      throw failure(
          "The code stream has %d components, the data set %d."
              .formatted(components.size(), declared.samples()));
    }
    for (ImageSize.Component component : components) {
      requireAlike(component, components.getFirst());
    }
    requireAffordable(size);
  }

  private void requireAlike(ImageSize.Component component, ImageSize.Component first)
      throws CodecException {
    if (component.precision() > MOST_BITS) {
      throw failure("A component has " + component.precision() + " bits, more than 16.");
    }
    if (component.precision() != first.precision() || component.signed() != first.signed()) {
      throw failure("The components differ in depth or sign.");
    }
  }

  private void requireAffordable(ImageSize size) throws CodecException {
    long pixels = size.image().samples();
    long largestTile =
        Math.min(size.firstTile().width(), size.image().width())
            * (long) Math.min(size.firstTile().height(), size.image().height());
    long bytes = size.components().size() * (pixels * 2 + largestTile * BYTES_OF_A_COEFFICIENT);
    if (pixels > request.limits().maxPixels() || bytes > request.limits().maxBytes()) {
      throw failure("The frame takes more than allowed.");
    }
  }

  private CodecException failure(String sentence) {
    return request.failure(-1, sentence);
  }
}
