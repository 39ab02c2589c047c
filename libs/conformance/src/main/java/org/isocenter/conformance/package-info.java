@NullMarked
package org.isocenter.conformance;

import org.jspecify.annotations.NullMarked;
