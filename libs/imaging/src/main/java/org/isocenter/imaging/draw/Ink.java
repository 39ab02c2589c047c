package org.isocenter.imaging.draw;

/**
 * What something is drawn in: a brightness for grey pictures, and a colour of sRGB for the others.
 * All from 0 to 255.
 */
public record Ink(int grey, int red, int green, int blue) {

  public static final Ink BLACK = ofGrey(0);
  public static final Ink WHITE = ofGrey(255);

  private static final int MOST_P_VALUE = 0xFFFF;

  /** The white of illuminant D50, PS3.3 C.10.7.1.1. */
  private static final double[] WHITE_POINT = {0.9642, 1, 0.8249};

  /** From CIE XYZ at D50 to linear sRGB, after the adaptation of Bradford. */
  private static final double[][] TO_RGB = {
    {3.1338561, -1.6168667, -0.4906146},
    {-0.9787684, 1.9161415, 0.0334540},
    {0.0719453, -0.2289914, 1.4052427}
  };

  public static Ink ofGrey(int grey) {
    return new Ink(grey, grey, grey, grey);
  }

  /** A P-Value, PS3.14: 0 is black and FFFFH is white. */
  public static Ink ofPValue(int value) {
    return ofGrey(Math.round((value & MOST_P_VALUE) * 255f / MOST_P_VALUE));
  }

  /**
   * A colour of PCS-Values, PS3.3 C.10.7.1.1: CIELab, each coordinate over 16 bits.
   *
   * @param grey for grey pictures
   */
  public static Ink ofPcsValues(int grey, int lightness, int a, int b) {
    double y = (lightness * 100.0 / MOST_P_VALUE + 16) / 116;
    double x = y + (a * 255.0 / MOST_P_VALUE - 128) / 500;
    double z = y - (b * 255.0 / MOST_P_VALUE - 128) / 200;
    double[] xyz = {
      WHITE_POINT[0] * cubed(x), WHITE_POINT[1] * cubed(y), WHITE_POINT[2] * cubed(z)
    };
    return new Ink(grey, channel(0, xyz), channel(1, xyz), channel(2, xyz));
  }

  private static double cubed(double root) {
    double knee = 6.0 / 29;
    return root > knee ? root * root * root : 3 * knee * knee * (root - 4.0 / 29);
  }

  /** With the transfer curve of sRGB. */
  private static int channel(int channel, double[] xyz) {
    double linear = 0;
    for (int i = 0; i < xyz.length; i++) {
      linear += TO_RGB[channel][i] * xyz[i];
    }
    double encoded =
        linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return (int) Math.round(Math.max(0, Math.min(1, encoded)) * 255);
  }

  /** White on what is dark, black on what is bright: to set this off from any ground. */
  Ink contrast() {
    return grey < 128 ? WHITE : BLACK;
  }
}
