/** The high-throughput block coder of JPEG 2000, ITU-T T.814. */
@NullMarked
package org.isocenter.imaging.codec.htj2k;

import org.jspecify.annotations.NullMarked;
