/** Pictures for people out of decoded frames: PS3.4 N.2, PS3.18 8.3.5 and 8.7.4. */
@NullMarked
package org.isocenter.imaging.render;

import org.jspecify.annotations.NullMarked;
