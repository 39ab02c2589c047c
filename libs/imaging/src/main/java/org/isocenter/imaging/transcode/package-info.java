/** Objects and frames in another transfer syntax than the one they are stored in. */
@NullMarked
package org.isocenter.imaging.transcode;

import org.jspecify.annotations.NullMarked;
