/** A frame of pixels and the attributes that describe it, PS3.3 C.7.6.3. */
@NullMarked
package org.isocenter.imaging.frame;

import org.jspecify.annotations.NullMarked;
