/** Tests of this codec. */
@NullMarked
package org.isocenter.imaging.codec.jpegls;

import org.jspecify.annotations.NullMarked;
