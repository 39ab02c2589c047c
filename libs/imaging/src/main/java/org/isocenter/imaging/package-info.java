/** Pixel data: what a frame is, how it is decoded, encoded and shown. Pure Java, bounded. */
@NullMarked
package org.isocenter.imaging;

import org.jspecify.annotations.NullMarked;
