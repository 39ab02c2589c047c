/** Workitems and what may happen to them, PS3.4 annex CC. */
@NullMarked
package org.isocenter.worklist.app;

import org.jspecify.annotations.NullMarked;
