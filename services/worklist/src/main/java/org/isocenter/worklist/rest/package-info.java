/** The resources of PS3.18 chapters 11, 14 and 15, and the event channel of section 8.10. */
@NullMarked
package org.isocenter.worklist.rest;

import org.jspecify.annotations.NullMarked;
