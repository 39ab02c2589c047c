/** Tests of frames and the attributes that describe them. */
@NullMarked
package org.isocenter.imaging.frame;

import org.jspecify.annotations.NullMarked;
