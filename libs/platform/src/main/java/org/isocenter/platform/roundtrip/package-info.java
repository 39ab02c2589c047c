/** A check of a running installation that every image brings with it. */
@NullMarked
package org.isocenter.platform.roundtrip;

import org.jspecify.annotations.NullMarked;
