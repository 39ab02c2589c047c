/** Tests of this codec. */
@NullMarked
package org.isocenter.imaging.codec.rle;

import org.jspecify.annotations.NullMarked;
