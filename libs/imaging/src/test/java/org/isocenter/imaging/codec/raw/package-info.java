/** Tests of this codec. */
@NullMarked
package org.isocenter.imaging.codec.raw;

import org.jspecify.annotations.NullMarked;
