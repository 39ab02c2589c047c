@NullMarked
package org.isocenter.matching;

import org.jspecify.annotations.NullMarked;
