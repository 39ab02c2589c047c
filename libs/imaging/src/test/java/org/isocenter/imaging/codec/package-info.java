/** What all codecs have in common: rules of the seam, round trips, damaged input. */
@NullMarked
package org.isocenter.imaging.codec;

import org.jspecify.annotations.NullMarked;
