/** JPEG-LS, ITU-T T.87. */
@NullMarked
package org.isocenter.imaging.codec.jpegls;

import org.jspecify.annotations.NullMarked;
