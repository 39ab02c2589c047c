/** The HT block coder against its tables and itself. */
@NullMarked
package org.isocenter.imaging.codec.htj2k;

import org.jspecify.annotations.NullMarked;
