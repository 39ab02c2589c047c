@NullMarked
package org.isocenter.platform.roundtrip;

import org.jspecify.annotations.NullMarked;
