/** The seam between frames and the code streams of each transfer syntax, PS3.5 annex A. */
@NullMarked
package org.isocenter.imaging.codec;

import org.jspecify.annotations.NullMarked;
