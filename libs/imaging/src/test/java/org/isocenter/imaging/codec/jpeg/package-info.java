/** Tests of this codec. */
@NullMarked
package org.isocenter.imaging.codec.jpeg;

import org.jspecify.annotations.NullMarked;
