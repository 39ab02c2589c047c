@NullMarked
package org.isocenter.retrieve;

import org.jspecify.annotations.NullMarked;
