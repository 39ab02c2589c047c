@NullMarked
package org.isocenter.imaging.draw;

import org.jspecify.annotations.NullMarked;
