/** Checks that size and parallelism cost what the configuration allows, and no more. */
@NullMarked
package org.isocenter.conformance.load;

import org.jspecify.annotations.NullMarked;
