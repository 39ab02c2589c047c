/** RLE Lossless, PS3.5 annex G. */
@NullMarked
package org.isocenter.imaging.codec.rle;

import org.jspecify.annotations.NullMarked;
