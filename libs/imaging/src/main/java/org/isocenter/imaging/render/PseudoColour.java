package org.isocenter.imaging.render;

import org.isocenter.dicom.data.Dataset;

/** Greys shown in the colours of a palette, PS3.4 N.2.3: what is black becomes its first entry. */
public final class PseudoColour {
  private static final int CHANNELS = 3;

  private PseudoColour() {}

  /**
   * The picture in 256 colours of a palette.
   *
   * @throws UnrenderableException when the data set has no palette
   */
  public static Picture of(Picture grey, Dataset palette) throws UnrenderableException {
    byte[] colours = Palette.spread(palette);
    byte[] values = new byte[Math.multiplyExact(grey.values().length, CHANNELS)];
    for (int i = 0; i < grey.values().length; i++) {
      int from = (grey.values()[i] & 0xFF) * CHANNELS;
      System.arraycopy(colours, from, values, i * CHANNELS, CHANNELS);
    }
    return new Picture(grey.rows(), grey.columns(), CHANNELS, values);
  }
}
