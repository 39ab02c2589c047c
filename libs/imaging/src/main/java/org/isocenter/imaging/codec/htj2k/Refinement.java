package org.isocenter.imaging.codec.htj2k;

import java.util.Arrays;

/** The passes that add a bit plane to a cleanup pass, T.814 7.4 and 7.5. */
final class Refinement {
  private static final int STRIPE = 4;

  private final ForwardBits propagation = new ForwardBits();
  private final BackwardBits magnitudes = new BackwardBits();
  private boolean[] significant = {};
  private int width;
  private int height;
  private int stride;

  /** Refines coefficients with the bytes from {@code start} to {@code end}, which both share. */
  void decode(int[] coefficients, byte[] bytes, int start, int end, HtBlock block) {
    width = block.width();
    height = block.height();
    stride = width + 1 & ~1;
    propagation.start(bytes, start, end, false);
    magnitudes.start(bytes, start, end);
    markSignificant(coefficients);
    if (block.passes() > 2) {
      refineMagnitudes(coefficients, 1 << block.plane() - 1);
    }
    int magnitude = 3 << block.plane() - 1;
    for (int y = 0; y < height; y += STRIPE) {
      for (int x = 0; x < width; x += STRIPE) {
        propagate(coefficients, x, y, magnitude, block.causal());
      }
    }
  }

  private void markSignificant(int[] coefficients) {
    int border = width + 2;
    significant = new boolean[border * (height + 2)];
    Arrays.fill(significant, false);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        significant[(y + 1) * border + x + 1] = coefficients[y * stride + x] != 0;
      }
    }
  }

  private void refineMagnitudes(int[] coefficients, int half) {
    for (int y = 0; y < height; y += STRIPE) {
      for (int x = 0; x < width; x++) {
        for (int row = y; row < Math.min(y + STRIPE, height); row++) {
          int at = row * stride + x;
          if (coefficients[at] != 0) {
            coefficients[at] += magnitudes.read(1) != 0 ? half : -half;
          }
        }
      }
    }
  }

  /** Finds new significance in four by four coefficients, their signs together behind it. */
  private void propagate(int[] coefficients, int x0, int y0, int magnitude, boolean causal) {
    int right = Math.min(x0 + STRIPE, width);
    int bottom = Math.min(y0 + STRIPE, height);
    int found = 0;
    for (int x = x0; x < right; x++) {
      for (int y = y0; y < bottom; y++) {
        int at = (y + 1) * (width + 2) + x + 1;
        boolean below = !causal || y != y0 + STRIPE - 1;
        if (!significant[at] && hasNeighbour(at, below) && propagation.read(1) != 0) {
          significant[at] = true;
          found |= 1 << (x - x0) * STRIPE + y - y0;
        }
      }
    }
    for (; found != 0; found &= found - 1) {
      int n = Integer.numberOfTrailingZeros(found);
      int at = (y0 + n % STRIPE) * stride + x0 + n / STRIPE;
      coefficients[at] = magnitude | propagation.read(1) << 31;
    }
  }

  private boolean hasNeighbour(int at, boolean below) {
    int up = at - width - 2;
    int down = at + width + 2;
    return significant[at - 1]
        || significant[at + 1]
        || significant[up - 1]
        || significant[up]
        || significant[up + 1]
        || below && (significant[down - 1] || significant[down] || significant[down + 1]);
  }
}
