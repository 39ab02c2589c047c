@NullMarked
package org.isocenter.imaging.colour;

import org.jspecify.annotations.NullMarked;
