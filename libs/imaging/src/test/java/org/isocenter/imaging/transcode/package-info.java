@NullMarked
package org.isocenter.imaging.transcode;

import org.jspecify.annotations.NullMarked;
