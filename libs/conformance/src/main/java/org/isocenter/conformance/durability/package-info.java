/** Proves that what was acknowledged survives: kills the server at random moments and looks. */
@NullMarked
package org.isocenter.conformance.durability;

import org.jspecify.annotations.NullMarked;
