@NullMarked
package org.isocenter.imaging.origin;

import org.jspecify.annotations.NullMarked;
