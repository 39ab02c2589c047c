@NullMarked
package org.isocenter.imaging.render;

import org.jspecify.annotations.NullMarked;
