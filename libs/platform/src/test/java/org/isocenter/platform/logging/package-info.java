@NullMarked
package org.isocenter.platform.logging;

import org.jspecify.annotations.NullMarked;
