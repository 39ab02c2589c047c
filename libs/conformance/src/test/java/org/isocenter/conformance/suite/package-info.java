@NullMarked
package org.isocenter.conformance.suite;

import org.jspecify.annotations.NullMarked;
