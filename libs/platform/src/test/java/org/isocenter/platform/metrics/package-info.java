@NullMarked
package org.isocenter.platform.metrics;

import org.jspecify.annotations.NullMarked;
