/** JPEG 2000, ITU-T T.800: the code stream, its packets, bit planes, wavelets and colours. */
@NullMarked
package org.isocenter.imaging.codec.j2k;

import org.jspecify.annotations.NullMarked;
