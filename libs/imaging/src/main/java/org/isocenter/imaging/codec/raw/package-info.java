/** Frames that are not compressed, PS3.5 section 8.1, or only deflated, PS3.5 A.4.12. */
@NullMarked
package org.isocenter.imaging.codec.raw;

import org.jspecify.annotations.NullMarked;
