@NullMarked
package org.isocenter.conformance.judge;

import org.jspecify.annotations.NullMarked;
