package org.isocenter.imaging.colour;

import java.util.List;

/**
 * What red, green and blue are: a tone curve each, then a matrix to the profile connection space
 * (ICC.1 F.3), which is CIEXYZ as seen under D50.
 *
 * @param curves of red, green and blue
 * @param matrix row by row: X, Y and Z of the three lights
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers, compared by nobody
record RgbModel(List<ToneCurve> curves, double[] matrix) {

  private static final double LEAST_DETERMINANT = 1e-6;

  RgbModel {
    curves = List.copyOf(curves);
  }

  /** From the light of {@code this} to that of {@code other}, row by row. */
  double[] to(RgbModel other) throws ProfileException {
    double[] inverse = inverse(other.matrix);
    double[] product = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        for (int i = 0; i < 3; i++) {
          product[3 * row + column] += inverse[3 * row + i] * matrix[3 * i + column];
        }
      }
    }
    return product;
  }

  private static double[] inverse(double[] m) throws ProfileException {
    double[] adjugate = {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    double determinant = m[0] * adjugate[0] + m[1] * adjugate[3] + m[2] * adjugate[6];
    if (Math.abs(determinant) < LEAST_DETERMINANT) {
      throw new ProfileException("The primaries of the ICC profile are no colour space.");
    }
    for (int i = 0; i < adjugate.length; i++) {
      adjugate[i] /= determinant;
    }
    return adjugate;
  }
}
