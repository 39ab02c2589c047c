/** The worklist service: PS3.18 chapters 11, 14 and 15, and section 8.10. */
@NullMarked
package org.isocenter.worklist;

import org.jspecify.annotations.NullMarked;
