/** Lines, areas and text on pictures of 8 bits, without a windowing system or fonts. */
@NullMarked
package org.isocenter.imaging.draw;

import org.jspecify.annotations.NullMarked;
