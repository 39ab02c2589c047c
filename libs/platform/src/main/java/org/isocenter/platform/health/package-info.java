/** Readiness: whether the services' shared backends answer. */
@NullMarked
package org.isocenter.platform.health;

import org.jspecify.annotations.NullMarked;
