/** Colours and the profiles that say what they are: ICC.1:2022 and PS3.3 C.11.15. */
@NullMarked
package org.isocenter.imaging.colour;

import org.jspecify.annotations.NullMarked;
