/** Pixels of stored frames: decoded, and encoded anew. */
@NullMarked
package org.isocenter.retrieve.app.pixels;

import org.jspecify.annotations.NullMarked;
